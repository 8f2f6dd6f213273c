import { defineCommand } from 'citty';

import { message } from '../messages/message.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import type { Terminal } from './terminal.ts';

/** `totoro web`: takes webhooks in, and leaves the work to workers. */
export function webCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'web', description: terminal.say(message('cli.aboutWeb', {})) },
    run: () => runUntilStopped(terminal, 'web'),
  });
}
