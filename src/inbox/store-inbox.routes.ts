import { Hono } from 'hono';

import type { Tx } from '../database/tables.ts';
import { message } from '../messages/message.ts';
import { StoreSignatureInvalid } from '../stores/failures.ts';
import type { StoreDelivery, StoreEvent, StoreWebhooks } from '../stores/store-webhooks.ts';
import type { NewWork } from '../work/work-row.ts';
import { deliveryLimit } from './delivery-limit.routes.ts';
import type { AccountId, StoreId } from './inbox.repository.ts';
import { countEventsOf, findStoreOf } from './inbox.repository.ts';
import type { InboxIo } from './receive.ts';
import { accept, quarantine } from './receive.ts';

/** Nobody proved who sends to stores that we do not know, so only so many are kept, and without body. */
const UNKNOWN_STORES = 'store:unknown';
const UNKNOWN_STORES_KEPT = 100;

type Opened = ReturnType<StoreWebhooks['open']>;

export interface StoreNews {
  readonly accountId: AccountId;
  readonly storeId: StoreId;
  readonly event: Exclude<StoreEvent, { readonly kind: 'none' }>;
}

export interface StoreInboxOptions extends InboxIo {
  /** @throws {StoreSignatureInvalid} */
  readonly openStore: (storeId: StoreId, delivery: StoreDelivery) => Opened | Promise<Opened>;
  /** What an event means is for the flows to say. */
  readonly workFor: (tx: Tx, news: StoreNews) => Promise<readonly NewWork[]>;
}

/**
 * `POST /webhooks/store/:storeId`: verify, remember, mark, answer. It calls neither Bling nor a store.
 *
 * A store tries once and gives up, and after some failures its hook switches itself off (guide
 * woocommerce 7); so only bytes that are wrongly signed are refused.
 */
export function storeInbox(options: StoreInboxOptions): Hono {
  const { database, log, openStore, workFor } = options;

  async function keepUnknown(storeId: string): Promise<boolean> {
    const reason = message('inbox.unknownStore', { store: storeId.slice(0, 60) });
    log.warn('a webhook came for a store that we do not know', {
      alarm: true,
      storeId: storeId.slice(0, 60),
    });
    if ((await countEventsOf(database.db, UNKNOWN_STORES)) >= UNKNOWN_STORES_KEPT) return false;
    const nothing = { body: new Uint8Array(), eventAt: undefined, topic: 'unknown' };
    return quarantine(options, { ...nothing, source: UNKNOWN_STORES, eventId: storeId }, reason);
  }

  interface Delivered {
    readonly store: NonNullable<Awaited<ReturnType<typeof findStoreOf>>>;
    readonly body: Uint8Array;
    readonly opened: Opened;
  }

  async function take({ store, body, opened }: Delivered): Promise<boolean> {
    const { eventId, event } = opened;
    if (event.kind === 'none') {
      log.info('a webhook has nothing to do', { storeId: store.id, reason: event.reason });
      return false;
    }
    const topic = `${event.kind}.${event.deleted ? 'deleted' : 'changed'}`;
    const received = { source: store.id, eventId, eventAt: undefined, topic, body };
    if (store.state === 'disconnected')
      return quarantine(options, received, message('inbox.storeDisconnected', {}));

    const news = { accountId: store.account_id, storeId: store.id, event };
    return accept(options, {
      ...received,
      accountId: store.account_id,
      workFor: (tx) => workFor(tx, news),
      observe: async () => {},
    });
  }

  return new Hono()
    .get('/webhooks/store/:storeId', (context) => context.json({ ok: true }))
    .post('/webhooks/store/:storeId', deliveryLimit(log), async (context) => {
      const body = new Uint8Array(await context.req.arrayBuffer());
      const given = context.req.param('storeId');
      const store = await findStoreOf(database.db, given);
      if (!store) return context.json({ accepted: await keepUnknown(given) });

      const delivery = { body, header: (name: string) => context.req.header(name) };
      const [opened] = await Promise.allSettled([(async () => openStore(store.id, delivery))()]);
      if (opened.status === 'rejected' && opened.reason instanceof StoreSignatureInvalid) {
        log.warn('a webhook was refused: not signed by the store', {
          alarm: true,
          storeId: store.id,
        });
        return context.json({ error: opened.reason.code }, 401);
      }
      if (opened.status === 'rejected') throw opened.reason;
      return context.json({ accepted: await take({ store, body, opened: opened.value }) });
    });
}
