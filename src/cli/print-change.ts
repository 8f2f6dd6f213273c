import type { ChangeShown } from '../app/order-change.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

/** A change and the steps of its plan, those that are done marked. */
export function printChange(
  { kind, state, steps }: ChangeShown,
  { number, terminal }: { number: string; terminal: Pick<Terminal, 'print' | 'say'> },
): void {
  terminal.print(terminal.say(message('change.title', { number, kind, state })));
  for (const { text, done } of steps) {
    const step = message('change.step', { step: text, done: done ? 'yes' : 'no' });
    terminal.print(`  ${terminal.say(step)}`);
  }
}
