import type { StockExplanation } from '../app/explain-stock.ts';
import type { StoreExplanation } from '../app/explain-store.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { causeOfUnknown } from '../sync/stock/plan-to-result.ts';
import { printTerms } from './print-terms.ts';
import type { Terminal } from './terminal.ts';

type Speaker = Pick<Terminal, 'print' | 'say'>;

/** An explanation in words: for each store the terms, the result, and what the store shows. */
export function printExplanation(explanation: StockExplanation, terminal: Speaker): void {
  const { sku, name, from } = explanation;
  const at = toSaoPauloDateTime(explanation.at);
  const title = from === 'facts' ? 'explain.title' : 'explain.titleThen';
  terminal.print(terminal.say(message(title, { sku, name, at })));
  for (const store of explanation.stores) {
    const { name: storeName, store: id, item } = store;
    terminal.print('');
    terminal.print(terminal.say(message('explain.store', { name: storeName, store: id, item })));
    printStore(store, { from, terminal });
  }
}

function printStore(
  store: StoreExplanation,
  { from, terminal }: { from: StockExplanation['from']; terminal: Speaker },
): void {
  const say = (text: MessageRef) => terminal.print(terminal.say(text));
  const { firstAt, unknown, written } = store;
  if (firstAt !== undefined)
    return say(message('explain.beginsLater', { first: toSaoPauloDateTime(firstAt) }));
  if (store.isMaster) say(message('explain.isMaster', {}));
  if (from === 'ledger' && written)
    say(message('explain.reckonedThen', { at: toSaoPauloDateTime(written.at) }));
  if (unknown) terminal.print(`  ${terminal.say(causeOfUnknown(unknown))}`);
  printLevel(store, terminal);
  printShown(store, say);
  const isOurs = from === 'facts' && !store.isMaster;
  if (isOurs && store.shows !== undefined && store.level !== undefined)
    if (store.shows !== store.level) say(message('explain.willChange', { level: store.level }));
  if (store.waitsFor) say(message('explain.waitsFor', { cause: terminal.say(store.waitsFor) }));
}

function printLevel(store: StoreExplanation, terminal: Speaker): void {
  const { level, buffer, terms } = store;
  const say = (text: MessageRef) => terminal.print(terminal.say(text));
  if (level === undefined) return;
  if (!terms || !buffer) return say(message('explain.noArithmetic', { level }));
  printTerms(store, terminal);
  const { units, fixed, percent, bySpeed } = buffer;
  say(
    units > 0
      ? message('explain.buffer', { units, fixed, percent, bySpeed })
      : message('explain.noBuffer', {}),
  );
  const allows = Math.min(...terms.map((term) => term.allows));
  say(message('explain.result', { allows, buffer: units, level }));
}

function printShown(store: StoreExplanation, say: (text: MessageRef) => void): void {
  const { written, soldSince, shows } = store;
  if (!written) return say(message('explain.neverSent', {}));
  const { quantity } = written;
  const at = toSaoPauloDateTime(written.at);
  const before = written.from === undefined ? '-' : String(written.from);
  say(
    written.done === 'set'
      ? message('explain.set', { quantity, from: before, at })
      : message('explain.confirmed', { quantity, at }),
  );
  for (const { units, number } of soldSince)
    say(message('explain.soldSince', { units, order: number }));
  if (shows !== undefined) say(message('explain.shows', { shows }));
}
