import type { Account } from '../world.ts';
import type { Balance } from './balance-change.ts';

export function recordBalance(
  account: Account,
  productId: number,
  { balance, cause }: { balance: Balance; cause: string },
): void {
  const { clock, history } = account.world;
  history.push({
    at: clock.now(),
    monotonicMs: clock.monotonicMs(),
    account: account.key,
    productId,
    codigo: account.products.get(productId)?.fields.codigo ?? '',
    cause,
    ...balance,
  });
}
