import type { StoreId } from '../commerce/ids.ts';
import type { WebhookTarget } from '../stores/store-webhooks.ts';
import type { RowResult, WorkHandler } from '../work/handler.ts';
import { mark } from '../work/mark.repository.ts';
import type { WorkRow } from '../work/work-row.ts';
import { oneByOne } from './one-by-one.ts';
import { findStore, type SyncIo } from './sync-account.ts';
import { storeWork, WORK_KINDS } from './work-kinds.ts';

/** Where a store delivers to us; `undefined` without a public address, when polling does all. */
export type TargetOf = (storeId: StoreId) => Promise<WebhookTarget | undefined>;

/** Keeps a store's webhooks alive. One that had died missed news: what it missed is read (domain rules 5.3). */
export function createStoreWebhooksHandler(io: SyncIo, targetOf: TargetOf): WorkHandler {
  async function run(row: WorkRow): Promise<RowResult> {
    const account = await io.account();
    const store = findStore(account, row.key);
    if (!store?.live) return { do: 'done' };
    const target = await targetOf(store.id);
    if (!target) return { do: 'done' };
    const health = await store.store.webhooks.ensure(target);
    if (health.mended.length === 0) return { do: 'done' };
    const correlation = row.correlation ?? `webhooks:${store.id}`;
    const why = { accountId: account.id, correlation };
    return {
      do: 'done',
      record: async (tx) => {
        await io.audit.append(tx, {
          chain: account.id,
          actor: 'sync',
          action: 'store.webhooks_mended',
          subject: `store:${store.id}`,
          storeId: store.id,
          after: { topics: health.mended },
          outcome: 'applied',
          correlation,
        });
        const missed = (['ordersPull', 'storeItems'] as const).map((kind) =>
          storeWork(why, kind, store.id),
        );
        await mark(tx, missed, io.clock.now());
      },
    };
  }
  return oneByOne(WORK_KINDS.storeWebhooks, run);
}
