import type { OrderExplanation, OrderStates } from '../app/explain-order.ts';
import type { MoneyExplained } from '../app/order-money.ts';
import { centsToText } from '../kernel/cents.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { printChange } from './print-change.ts';
import type { Terminal } from './terminal.ts';

type Speaker = Pick<Terminal, 'print' | 'say'>;

/** An order in words: who did what and when, where everything stands, and its money. */
export function printOrder(explanation: OrderExplanation, terminal: Speaker): void {
  const { number, storeName, store, orderId, lines, states } = explanation;
  const say = (text: MessageRef) => terminal.print(terminal.say(text));
  const at = toSaoPauloDateTime(explanation.at);
  say(message('explain.orderTitle', { number, name: storeName, store, id: orderId, at }));
  terminal.print('');
  for (const { text } of lines) terminal.print(`  ${text}`);
  if (lines.length === 0) say(message('explain.orderNoLines', {}));
  if (!states) return;
  terminal.print('');
  printStates(states, say);
  for (const change of states.changes) printChange(change, { number, terminal });
  if (states.money) printMoney(states.money, say);
}

function printStates(states: OrderStates, say: (text: MessageRef) => void): void {
  const { sync, invoice, receivables, parts, shipment } = states;
  if (!sync) say(message('explain.orderUnseen', {}));
  if (sync) {
    const erp = sync.erp_order_id ?? '-';
    say(message('explain.orderSync', { step: sync.step, erp, status: sync.erp_status_id ?? '-' }));
  }
  if (invoice)
    say(message('explain.orderInvoice', { step: invoice.step, number: invoice.number ?? '-' }));
  if (receivables) {
    const settled = parts.filter(({ settlement_id }) => settlement_id !== null).length;
    const args = { step: receivables.step, parts: parts.length, settled };
    say(message('explain.orderReceivables', args));
  }
  if (shipment) say(message('explain.orderShipment', { stage: shipment.stage }));
}

function printMoney({ terms, checked }: MoneyExplained, say: (text: MessageRef) => void): void {
  say(message('explain.orderMoney', {}));
  for (const { name, cents } of terms)
    say(message('explain.orderTerm', { name, amount: centsToText(cents) }));
  if (!checked) return;
  const amount = centsToText(checked.unnamedCents);
  const at = toSaoPauloDateTime(checked.at);
  say(
    checked.unnamedCents === 0
      ? message('explain.orderCloses', { at })
      : message('explain.orderDiffers', { at, amount, place: checked.place ?? '-' }),
  );
}
