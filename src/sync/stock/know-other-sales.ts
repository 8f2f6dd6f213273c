import type { StoreId } from '../../commerce/ids.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncStore } from '../sync-account.ts';
import { isPaused } from '../while-flowing.ts';
import { correlationOf, type StockBatch } from './stock-batch.ts';

/** Orders read this lately are as good as new: webhooks and polls tell what came since. */
const KNOWN_FOR_MS = 600_000;
/** So long a store that does not answer holds up the numbers of the others. */
const PATIENCE_MS = 10_000;
/** And not again before. */
const ASK_AGAIN_MS = 60_000;
/** So long numbers are lowered only, when it still has not answered. */
const NO_RAISE_MS = 120_000;

/**
 * Before a number goes to one store, the sales of the account's other stores must be known: after a pause nobody
 * has read them yet, and the balance that they share does not lack them (domain rules 1.10).
 */
export function createOtherSales(clock: Clock, intake: OrderIntake) {
  const askedAt = new Map<StoreId, number>();
  const missedSince = new Map<StoreId, number>();

  function isUnknown({ id }: Pick<SyncStore, 'id'>): boolean {
    const readAt = intake.lastReadAt(id);
    return readAt === undefined || clock.monotonicMs() - readAt >= KNOWN_FOR_MS;
  }

  /** Whether nobody has waited long enough for this store: one that is away for long must not starve the others. */
  function isWorthWaiting({ id }: Pick<SyncStore, 'id'>): boolean {
    const since = missedSince.get(id) ?? clock.monotonicMs();
    missedSince.set(id, since);
    return clock.monotonicMs() - since < NO_RAISE_MS;
  }

  async function ask(batch: StockBatch, unknown: readonly SyncStore[]): Promise<void> {
    const { account, context } = batch;
    const now = clock.monotonicMs();
    const toAsk = unknown.filter(({ id }) => now - (askedAt.get(id) ?? -Infinity) >= ASK_AGAIN_MS);
    if (toAsk.length === 0) return;
    for (const { id } of toAsk) askedAt.set(id, now);
    const correlation = correlationOf(batch);
    const reads = toAsk.map((other) =>
      intake.pull(other, { account, commit: context.commit, correlation }),
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
    await ask(batch, others.filter(isUnknown));
    for (const other of others) if (!isUnknown(other)) missedSince.delete(other.id);
    return !others.filter(isUnknown).some(isWorthWaiting);
  };
}

export type KnowOtherSales = ReturnType<typeof createOtherSales>;
