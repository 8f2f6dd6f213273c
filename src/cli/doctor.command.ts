import { defineCommand } from 'citty';

import { examine } from '../app/doctor.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro doctor`: what would hurt later, and how to mend it. Ends with 1 when it found something. */
export function doctorCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'doctor', description: terminal.say(message('cli.aboutDoctor', {})) },
    async run() {
      await using app = await openAppFor(terminal);
      const findings = [];
      for await (const finding of examine(app)) {
        findings.push({ ...finding, text: terminal.say(finding.text) });
        terminal.print(`${finding.ok ? '✓' : '✗'} ${terminal.say(finding.text)}`);
      }
      const ok = findings.every((finding) => finding.ok);
      if (!ok) terminal.answerNo();
      terminal.result({ ok, findings });
    },
  });
}
