import type { StoreId } from '../../commerce/ids.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { isPaused } from '../while-flowing.ts';
import { correlationOf, type StockBatch } from './stock-batch.ts';

/** Orders read this lately are as good as new: webhooks and polls tell what came since. */
const KNOWN_FOR_MS = 600_000;
/** So long a store that does not answer holds up the numbers of the others. */
const PATIENCE_MS = 10_000;
/** And not again before. */
const ASK_AGAIN_MS = 60_000;
/** So long after our beginning numbers are lowered only, when it still has not answered. */
const NO_RAISE_MS = 120_000;

/**
 * Before a number goes to one store, the sales of the account's other stores must be known: after a pause nobody
 * has read them yet, and the balance that they share does not lack them (domain rules 1.10).
 */
export function createOtherSales(
  { clock, ordersRead }: Pick<SyncIo, 'clock' | 'ordersRead'>,
  intake: Pick<OrderIntake, 'pull'>,
) {
  const askedAt = new Map<StoreId, number>();

  function mustAsk({ id }: SyncStore): boolean {
    const askedAgoMs = clock.monotonicMs() - (askedAt.get(id) ?? -Infinity);
    return (ordersRead.agoMs(id) ?? Infinity) >= KNOWN_FOR_MS && askedAgoMs >= ASK_AGAIN_MS;
  }

  async function ask(
    { account, context }: StockBatch,
    stores: readonly SyncStore[],
    correlation: string,
  ) {
    for (const { id } of stores) askedAt.set(id, clock.monotonicMs());
    const reads = stores.map((store) =>
      intake.pull(store, { account, commit: context.commit, correlation }),
    );
    const enough = new AbortController();
    const patience = clock.sleep(PATIENCE_MS, AbortSignal.any([enough.signal, context.signal]));
    await Promise.race([Promise.allSettled(reads), Promise.allSettled([patience])]);
    enough.abort();
  }

  /** @returns whether numbers may be raised: otherwise what is not known may have been sold (rule 1.1) */
  return async function knowOtherSales(batch: StockBatch): Promise<boolean> {
    const others = batch.account.stores.filter(
      (other) => other.id !== batch.store.id && !isPaused(other, 'orders'),
    );
    const toAsk = others.filter(mustAsk);
    if (toAsk.length > 0) await ask(batch, toAsk, correlationOf(batch));
    // One that is away for long must not starve the others.
    if (ordersRead.sinceBeginMs() >= NO_RAISE_MS) return true;
    return others.every(({ id }) => ordersRead.agoMs(id) !== undefined);
  };
}

export type KnowOtherSales = ReturnType<typeof createOtherSales>;
