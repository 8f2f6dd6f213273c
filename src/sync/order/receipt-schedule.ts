import type { NewErpOrder } from '../../bling/erp-order.ts';
import type { PaymentMethodId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import type { Cents } from '../../kernel/cents.ts';
import { laterInSaoPaulo } from '../../kernel/sao-paulo-time.ts';
import { splitCents } from './money.ts';

export type ReceiptSchedule = AccountPolicy['receiptSchedules'][PaymentMethodId];

interface Receipt {
  readonly order: Pick<
    StoreOrder,
    'createdAt' | 'installments' | 'paymentTitle' | 'paymentReference'
  >;
  readonly money: { readonly totalCents: Cents };
  readonly paymentMethodId: PaymentMethodId;
  /** `undefined`: the merchant has said nothing, so all of it on the day of the order. */
  readonly receiptSchedule: ReceiptSchedule | undefined;
}

/**
 * When the merchant gets the money of an order, not when the buyer pays it (domain rules 3.3). The last part takes
 * the remainder, or Bling refuses the order (code 22). An order of total 0 has nothing to receive (3.1).
 */
export function receiptInstallments({
  order,
  money,
  paymentMethodId,
  receiptSchedule: schedule,
}: Receipt): NewErpOrder['installments'] {
  if (money.totalCents <= 0) return [];
  const amounts = splitCents(money.totalCents, partsOf(order.installments, money, schedule));
  return amounts.map((amountCents, at) => ({
    dueAt: schedule
      ? laterInSaoPaulo(order.createdAt, schedule.firstDays + at * schedule.everyDays)
      : order.createdAt,
    amountCents,
    paymentMethodId,
    note: noteOf(order.paymentTitle, at + 1, amounts.length),
    reference: order.paymentReference,
  }));
}

/** A part of less than a cent is none. */
function partsOf(
  buyerParts: number,
  { totalCents }: Receipt['money'],
  schedule: ReceiptSchedule | undefined,
): number {
  const parts = schedule && !schedule.joined ? Math.max(1, Math.trunc(buyerParts)) : 1;
  return Math.min(parts, totalCents);
}

function noteOf(title: string, part: number, parts: number): string {
  return parts === 1 ? title : `${title} (${part}/${parts})`.trim();
}
