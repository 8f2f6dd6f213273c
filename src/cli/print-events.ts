import type { EventStatus } from '../app/read-status.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

const WORDS = {
  order: 'status.eventsOrder',
  product: 'status.eventsProduct',
  stock: 'status.eventsStock',
  item: 'status.eventsItem',
} as const satisfies Record<EventStatus['resource'], MessageKey>;

/** When one side last told us of each thing, and which of them fell silent. */
export function printEvents(
  side: string,
  events: readonly EventStatus[],
  terminal: Pick<Terminal, 'print' | 'say'>,
): void {
  const word = ({ resource }: EventStatus) => terminal.say(message(WORDS[resource], {}));
  const timeOf = (at: number | undefined) => (at === undefined ? '-' : toSaoPauloDateTime(at));
  const times = events.map((each) => `${word(each)} ${timeOf(each.lastEventAt)}`).join(', ');
  terminal.print(terminal.say(message('status.events', { side, times })));
  for (const each of events) {
    if (each.silentSince === undefined) continue;
    const silence = { side, resource: word(each), found: timeOf(each.silentSince) };
    terminal.print(terminal.say(message('status.silent', silence)));
  }
}
