import { once } from 'node:events';

import type { RunMode } from '../app/run-mode.ts';
import { serve } from '../app/serve.ts';
import { message } from '../messages/message.ts';
import { readWholeNumber } from './read-argument.ts';
import type { Terminal } from './terminal.ts';
import { openAppFor } from './with-app.ts';

const MOST_SLOTS = 1_000;

/** Runs the process in its mode until SIGTERM or Ctrl-C. */
export async function runUntilStopped(
  terminal: Terminal,
  mode: RunMode,
  slots?: string,
): Promise<void> {
  const options = { mode, slots: readSlots(slots) };
  const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await using app = await openAppFor(terminal);
  const serving = await serve(app, options);
  const { url } = serving;
  const line = url === undefined ? message('cli.working', {}) : message('cli.serving', { url });
  terminal.print(terminal.say(line));
  await stopped;
  await serving.stop();
  terminal.result({ stopped: true });
}

export function slotsArgument(terminal: Terminal) {
  return {
    slots: { type: 'string', description: terminal.say(message('cli.aboutSlots', {})) },
  } as const;
}

function readSlots(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return readWholeNumber('--slots', text, { least: 1, most: MOST_SLOTS });
}
