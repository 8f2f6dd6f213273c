import { defineCommand } from 'citty';

import { exportAuditTrail, readAuditTrail, verifyAuditTrail } from '../app/audit-trail.ts';
import { message } from '../messages/message.ts';
import { readWholeNumber } from './read-argument.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

/** `totoro audit`: the newest lines in words; `totoro audit verify`: whether the chains are whole. */
export function auditCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'audit', description: terminal.say(message('cli.aboutAudit', {})) },
    args: {
      what: {
        type: 'positional',
        required: false,
        description: terminal.say(message('cli.aboutAuditWhat', {})),
      },
      subject: { type: 'string', description: terminal.say(message('cli.aboutSubject', {})) },
      correlation: {
        type: 'string',
        description: terminal.say(message('cli.aboutCorrelation', {})),
      },
      limit: {
        type: 'string',
        default: '50',
        description: terminal.say(message('cli.aboutLimit', {})),
      },
    },
    async run({ args }) {
      if (args.what === 'verify') return verify(terminal);
      if (args.what === 'export') return exportAll(terminal);
      await using app = await openAppFor(terminal);
      const { subject, correlation } = args;
      const filter = { subject, correlation, limit: readWholeNumber('--limit', args.limit) };
      const found = await readAuditTrail(app, filter, terminal.language);
      for (const { text } of found) terminal.print(text);
      return terminal.result({ lines: found.map(({ line }) => line) });
    },
  });
}

async function verify(terminal: Terminal): Promise<void> {
  await using app = await openAppFor(terminal);
  const chains = await verifyAuditTrail(app);
  for (const { chain, lines, problem } of chains)
    terminal.print(terminal.say(problem ?? message('doctor.chainOk', { chain, lines })));
  const ok = chains.every((report) => report.ok);
  if (!ok) terminal.answerNo();
  terminal.result({ ok, lines: chains.reduce((sum, { lines }) => sum + lines, 0), chains });
}

async function exportAll(terminal: Terminal): Promise<void> {
  await using app = await openAppFor(terminal);
  const lines: unknown[] = [];
  for await (const line of exportAuditTrail(app)) {
    terminal.print(line.trimEnd());
    lines.push(JSON.parse(line));
  }
  terminal.result({ lines });
}
