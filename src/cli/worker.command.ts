import { defineCommand } from 'citty';

import { message } from '../messages/message.ts';
import { runUntilStopped, slotsArgument } from './run-until-stopped.ts';
import type { Terminal } from './terminal.ts';

/** `totoro worker --slots N`: works off what is to do, beside other processes. */
export function workerCommand(terminal: Terminal) {
  return defineCommand({
    meta: { name: 'worker', description: terminal.say(message('cli.aboutWorker', {})) },
    args: slotsArgument(terminal),
    run: ({ args }) => runUntilStopped(terminal, 'worker', args.slots),
  });
}
