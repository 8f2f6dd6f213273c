import type { InvoiceShown } from '../app/order-invoices.ts';
import { centsToText } from '../kernel/cents.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import { message } from '../messages/message.ts';
import type { Terminal } from './terminal.ts';

/** One order's invoice in a line, and below it what a person must know of it. */
export function printInvoice(
  invoice: InvoiceShown,
  terminal: Pick<Terminal, 'print' | 'say'>,
): void {
  const { storeName, order, step, model, number, series, totalCents } = invoice;
  const name = number ? `${model.toUpperCase()} ${number}/${series ?? ''}` : model.toUpperCase();
  const total = totalCents === null ? '' : `  R$ ${centsToText(totalCents)}`;
  const where = terminal.say(message('invoice.step', { step }));
  terminal.print(`${storeName} #${order}  ${name}  ${where}${total}`);
  if (invoice.accessKey) terminal.print(`    ${invoice.accessKey}`);
  if (invoice.danfeUrl) terminal.print(`    ${invoice.danfeUrl}`);
  if (invoice.cancellableUntil !== undefined) {
    const until = toSaoPauloDateTime(invoice.cancellableUntil);
    terminal.print(`    ${terminal.say(message('invoice.cancellable', { until }))}`);
  }
  if (invoice.cause) terminal.print(`    ${terminal.say(invoice.cause)}`);
}
