import { centsToText } from '../kernel/cents.ts';
import { message, type MessageRef } from '../messages/message.ts';
import type { OrderMoneyCheck } from './order-money.repository.ts';

/** Between which two amounts the money of an order does not close. */
export const MONEY_PLACES = [
  'store_terms',
  'store_erp',
  'erp_installments',
  'erp_receivables',
  'erp_invoice',
] as const;
export type MoneyPlace = (typeof MONEY_PLACES)[number];

/**
 * Why the money of an order must be seen by a person before anything is settled or invoiced (P8); `undefined` when
 * it closes, or was not checked yet.
 */
export function moneyBlock(
  check: Pick<OrderMoneyCheck, 'unnamed_cents' | 'place'> | undefined,
  number: string,
): MessageRef | undefined {
  if (!check || check.unnamed_cents === 0) return undefined;
  const difference = centsToText(Math.abs(check.unnamed_cents));
  const place = MONEY_PLACES.find((known) => known === check.place);
  switch (place) {
    case 'store_terms':
      return message('money.storeTerms', { number, difference });
    case 'store_erp':
      return message('money.storeAndErp', { number, difference });
    case 'erp_installments':
      return message('money.erpAndInstallments', { number, difference });
    case 'erp_receivables':
      return message('money.erpAndReceivables', { number, difference });
    default:
      return message('money.erpAndInvoice', { number, difference });
  }
}
