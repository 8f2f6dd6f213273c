import type { StoreExplanation } from '../app/explain-store.ts';
import type { NamedLine, NamedTerms } from '../app/name-terms.ts';
import { exhaustive } from '../kernel/exhaustive.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

type Speaker = Pick<Terminal, 'print' | 'say'>;

/** The arithmetic of a number, term by term; of a kit component by component, and which one limits it. */
export function printTerms(store: StoreExplanation, terminal: Speaker): void {
  const say = (text: MessageRef) => terminal.print(terminal.say(text));
  const { terms = [], limitedBy, reckonedAt } = store;
  const isKit = terms.length > 1 || terms.some(({ each }) => each !== '1');
  for (const term of terms) {
    const { sku, name, each } = term;
    if (isKit) say(message('explain.component', { sku, name, each }));
    printTerm(term, { reckonedAt, terminal });
  }
  const limit = terms.find(({ productId }) => productId === limitedBy);
  if (limit) say(message('explain.limitedBy', { sku: limit.sku }));
}

function printTerm(
  term: NamedTerms,
  { reckonedAt, terminal }: { reckonedAt: number; terminal: Speaker },
): void {
  const say = (text: MessageRef) => terminal.print(terminal.say(text));
  const { balance, kind, source, warehouses, observedAt, lines, moreLines } = term;
  say(
    message('explain.balance', {
      kind,
      source,
      balance,
      warehouses: warehouses ? String(warehouses.length) : 'all',
      at: toSaoPauloDateTime(observedAt),
      age: terminal.say(ageOf(reckonedAt - observedAt)),
    }),
  );
  for (const { warehouseId: warehouse, units } of warehouses ?? [])
    say(message('explain.warehouse', { warehouse, units }));
  for (const line of lines) {
    const { units, orderNumber: order, storeName: store } = line;
    say(message('explain.line', { units, order, store, why: terminal.say(reasonOf(line)) }));
  }
  if (moreLines) say(message('explain.moreLines', moreLines));
  const contained = { count: term.containedLines, older: term.settledLines ?? 0 };
  if (contained.count + contained.older > 0) say(message('explain.contained', contained));
  const { inFlightUnits: off, free, each, allows } = term;
  say(message('explain.free', { balance, off, free }));
  say(message('explain.allows', { free, each, allows }));
}

function reasonOf({ why, releasedAt, statusId }: NamedLine): MessageRef {
  const at = releasedAt === undefined ? '-' : toSaoPauloDateTime(releasedAt);
  switch (why) {
    case 'not_imported':
      return message('explain.notImported', {});
    case 'held_unpaid':
      return message('explain.heldUnpaid', {});
    case 'added_after_import':
      return message('explain.addedAfterImport', {});
    case 'status_takes_nothing':
      return statusId === undefined
        ? message('explain.statusUnknown', {})
        : message('explain.statusTakesNothing', { status: statusId });
    case 'too_young':
      return message('explain.tooYoung', { at });
    case 'told_by_event':
      return message('explain.toldByEvent', { at });
    default:
      return exhaustive(why);
  }
}

const AGES = [
  ['explain.ageDays', 86_400_000],
  ['explain.ageHours', 3_600_000],
  ['explain.ageMinutes', 60_000],
] as const;

/** From two of a unit on in that unit, so that nothing is said of one hour that was nearly two. */
function ageOf(ms: number): MessageRef {
  const unit = AGES.find(([, each]) => ms >= 2 * each);
  if (!unit) return message('explain.ageSeconds', { count: Math.max(0, Math.floor(ms / 1000)) });
  const [key, each] = unit;
  return message(key, { count: Math.floor(ms / each) });
}
