import type { Bling } from '../../bling/bling.ts';
import type { ErpPaymentTerms } from '../../bling/erp-account.ts';
import type { ErpLedgerAccount } from '../../bling/erp-receivable.ts';
import type { PaymentMethodId } from '../../commerce/ids.ts';
import type { Clock } from '../../kernel/clock.ts';

/** An hour: people change them seldom. */
const KEEP_MS = 3_600_000;

interface Kept<Value> {
  readonly at: number;
  readonly value: Promise<Value>;
}

/** Settings of the account's money, read once an hour. What failed is read again. */
export function createMoneySettings(clock: Pick<Clock, 'now'>) {
  const terms = new Map<PaymentMethodId, Kept<ErpPaymentTerms | undefined>>();
  const ledgers = new Map<'all', Kept<readonly ErpLedgerAccount[]>>();

  function keep<Key, Value>(
    kept: Map<Key, Kept<Value>>,
    key: Key,
    read: () => Promise<Value>,
  ): Promise<Value> {
    const known = kept.get(key);
    if (known && clock.now() - known.at < KEEP_MS) return known.value;
    const value = read();
    kept.set(key, { at: clock.now(), value });
    void Promise.allSettled([value]).then(([settled]) => {
      if (settled.status === 'rejected') kept.delete(key);
    });
    return value;
  }

  return {
    /** What a payment method does with the money. `undefined`: there is no such method. */
    terms: (bling: Pick<Bling, 'paymentMethods'>, id: PaymentMethodId) =>
      keep(terms, id, () => bling.paymentMethods.get(id)),
    /** Where money can lie. */
    ledgerAccounts: (bling: Pick<Bling, 'ledgerAccounts'>) =>
      keep(ledgers, 'all', () => bling.ledgerAccounts.list()),
  };
}
