import type { StoreId } from '../../commerce/ids.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { OrderIntake } from '../order-intake.ts';
import { isPaused } from '../while-flowing.ts';
import { correlationOf, type StockBatch } from './stock-batch.ts';

/** Orders read this lately are as good as new: webhooks and polls tell what came since. */
const KNOWN_FOR_MS = 600_000;
/** So long a store that does not answer holds up the numbers of the others. */
const PATIENCE_MS = 10_000;
/** And not again before. */
const ASK_AGAIN_MS = 60_000;

/**
 * Before a number goes to one store, the sales of the account's other stores must be known: after a pause nobody
 * has read them yet, and the balance that they share does not lack them (domain rules 1.10).
 */
export function createOtherSales(clock: Clock, intake: OrderIntake) {
  const askedAt = new Map<StoreId, number>();

  return async function knowOtherSales(batch: StockBatch): Promise<void> {
    const { account, store, context } = batch;
    const now = clock.monotonicMs();
    const isWithin = (at: number | undefined, ms: number) => at !== undefined && now - at < ms;
    const unknown = account.stores.filter(
      (other) =>
        other.id !== store.id &&
        !isPaused(other, 'orders') &&
        !isWithin(intake.lastReadAt(other.id), KNOWN_FOR_MS) &&
        !isWithin(askedAt.get(other.id), ASK_AGAIN_MS),
    );
    if (unknown.length === 0) return;
    for (const { id } of unknown) askedAt.set(id, now);
    const correlation = correlationOf(batch);
    const reads = unknown.map((other) =>
      intake.pull(other, { account, commit: context.commit, correlation }),
    );
    const enough = new AbortController();
    const patience = clock.sleep(PATIENCE_MS, AbortSignal.any([enough.signal, context.signal]));
    await Promise.race([Promise.allSettled(reads), Promise.allSettled([patience])]);
    enough.abort();
  };
}

export type KnowOtherSales = ReturnType<typeof createOtherSales>;
