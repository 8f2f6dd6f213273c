import type { AccountId } from '../commerce/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { createKnownDoubts } from '../sync/known-doubts.ts';
import { createOrdersRead } from '../sync/orders-read.ts';
import { createRecentOrders } from '../sync/recent-orders.ts';
import type { SyncIo } from '../sync/sync-account.ts';
import type { Ownership } from '../work/ownership.ts';

type Memory = Pick<SyncIo, 'doubts' | 'recentOrders' | 'ordersRead'>;

/**
 * What this process remembers of each account, however often it is let go and taken again: a wait of minutes is
 * longer than one ownership. It begins anew when another owner died on it, whose clock nobody knows.
 */
export function createOwnerMemory(clock: Clock) {
  const memories = new Map<AccountId, Memory>();
  return ({ accountId, tookOver }: Pick<Ownership, 'accountId' | 'tookOver'>): Memory => {
    const known = tookOver ? undefined : memories.get(accountId);
    const memory = known ?? {
      doubts: createKnownDoubts(clock),
      recentOrders: createRecentOrders(clock),
      ordersRead: createOrdersRead(clock),
    };
    memories.set(accountId, memory);
    return memory;
  };
}
