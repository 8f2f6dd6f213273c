import { defineCommand } from 'citty';

import { message } from '../messages/message.ts';
import { runUntilStopped, slotsArgument } from './run-until-stopped.ts';
import type { Terminal } from './terminal.ts';

/** `totoro serve`: web, worker and schedules in this process. */
export function serveCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'serve', description: terminal.say(message('cli.aboutServe', {})) },
    args: slotsArgument(terminal),
    run: ({ args }) => runUntilStopped(terminal, 'serve', args.slots),
  });
}
