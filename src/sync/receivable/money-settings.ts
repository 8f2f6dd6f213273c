import type { Bling } from '../../bling/bling.ts';
import type { ErpPaymentTerms } from '../../bling/erp-account.ts';
import type { ErpLedgerAccount } from '../../bling/erp-receivable.ts';
import type { PaymentMethodId } from '../../commerce/ids.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createHourlyReads } from '../hourly-reads.ts';

/** Settings of the account's money, read once an hour. */
export function createMoneySettings(clock: Pick<Clock, 'now'>) {
  const keepTerms = createHourlyReads<ErpPaymentTerms | undefined>(clock);
  const keepLedgers = createHourlyReads<readonly ErpLedgerAccount[]>(clock);
  return {
    /** What a payment method does with the money. `undefined`: there is no such method. */
    terms: (bling: Pick<Bling, 'paymentMethods'>, id: PaymentMethodId) =>
      keepTerms(id, () => bling.paymentMethods.get(id)),
    /** Where money can lie. */
    ledgerAccounts: (bling: Pick<Bling, 'ledgerAccounts'>) =>
      keepLedgers('all', () => bling.ledgerAccounts.list()),
  };
}
