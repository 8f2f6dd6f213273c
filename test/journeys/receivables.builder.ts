import { LedgerAccountId } from '../../src/commerce/ids.ts';
import type { AccountPolicy } from '../../src/connections/account-policy.ts';
import { openServingShop, type ServingShop, shopWith } from './serving-shop.builder.ts';

export const BANK = 700_001;

const MONEY = /^\/(contas|borderos|formas-pagamentos|pedidos\/vendas|contatos)/;

/** A shop whose receivables we post and, where the money comes at once, settle into one bank account. */
export function openReceivablesShop(
  policy: Partial<AccountPolicy> = {},
  more: Parameters<typeof openServingShop>[0] = {},
) {
  const ledgerAccounts = [{ id: BANK, descricao: 'Banco Azul' }];
  return openServingShop({
    shop: shopWith({ ledgerAccounts }),
    ...more,
    policy: {
      receivablesPostedBy: 'sync',
      ledgerAccount: LedgerAccountId.parse(String(BANK)),
      ...policy,
    },
  });
}

/** Calls about customers, orders and money since `from`, without polls of what changed. */
export function moneyCalls(shop: ServingShop, from: number): string[] {
  return shop.bling.log.entries
    .slice(from)
    .filter(({ path }) => MONEY.test(path))
    .filter(({ query }) => !query.includes('dataAlteracao'))
    .map(({ method, path }) => `${method} ${path.replaceAll(/\d{6,}/g, '<id>')}`);
}

/** What each order of Bling has to receive: cents of each, and how often each was settled. */
export function owed(shop: ServingShop) {
  return shop.orders().map(({ receivables }) =>
    receivables.map(({ amountCents, balanceCents, settlements }) => ({
      amountCents,
      balanceCents,
      settlements: settlements.length,
    })),
  );
}
