import { parseCents, sumCents } from '../../../../kernel/cents.ts';
import type { Account } from '../../world.ts';
import { noteTotalCents } from '../note-total.ts';
import type { Note } from '../note.ts';
import { rejection, type Rejection } from './rejections.ts';

const NO_PAYMENT = 90;
const OTHER = 99;

/** Totals and how it is paid: the sum, and the kind of payment. Without any instalment it is sent as "no payment". */
export function checkPayment(account: Account, { fields }: Note): Rejection | undefined {
  const { parcelas } = fields;
  // A discount beyond the items: the parts no longer make a total.
  if (noteTotalCents(fields) < 0) return rejection(610);
  if (parcelas.length === 0) return undefined;
  for (const { valor, formaPagamento } of parcelas) {
    const method = account.paymentMethods.get(formaPagamento.id);
    if (!method) return rejection(225, 'tPag');
    if (method.tipoPagamento === NO_PAYMENT && valor > 0) return rejection(904);
    if (method.tipoPagamento === OTHER && method.descricao === '') return rejection(441);
  }
  const paid = sumCents(parcelas.map(({ valor }) => parseCents(valor)));
  const total = noteTotalCents(fields);
  if (paid < total) return rejection(865);
  return paid > total ? rejection(866) : undefined;
}
