import { createHmac } from 'node:crypto';

import { openBlingWebhook } from '../bling/webhook.ts';
import { AccountId, ChannelId, StoreId } from '../commerce/ids.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Database } from '../database/open-database.ts';
import type { LogFields } from '../kernel/log.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { openDelivery } from '../stores/woocommerce/webhook-delivery.ts';
import { WorkPriority } from '../work/priority.ts';
import type { NewWork } from '../work/work-row.ts';
import type { BlingInboxOptions } from './bling-inbox.routes.ts';
import { blingInbox } from './bling-inbox.routes.ts';
import type { StoreInboxOptions } from './store-inbox.routes.ts';
import { storeInbox } from './store-inbox.routes.ts';

export const ACCOUNT = AccountId.parse('acc_loja0001');
export const STORE = StoreId.parse('sto_loja0001');
export const COMPANY = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const BLING_SECRET = 'client-secret';
export const STORE_SECRET = 'webhook-secret';
const START = Date.parse('2026-03-10T12:00:00Z');

/** One connected account with one live store, and both inboxes over a database in memory. */
export async function openInboxBench() {
  const clock = createVirtualClock(START);
  const database = await openDatabase('sqlite::memory:', { clock });
  await saveConnections(database);
  const warnings: string[] = [];
  const woken: string[] = [];
  const observed: string[] = [];
  const io = {
    database,
    clock,
    log: {
      debug() {},
      info() {},
      warn(text: string, _fields?: LogFields) {
        warnings.push(text);
      },
      error() {},
    },
    seal: (text: string, context: string) => `sealed(${context})${text.length}`,
    wake: async (accountId: AccountId) => void woken.push(accountId),
  };
  const look = (kind: string, key: string): NewWork => ({
    accountId: ACCOUNT,
    kind,
    key,
    lane: STORE,
    priority: WorkPriority.stock,
  });
  const bling = (change: Partial<BlingInboxOptions> = {}) =>
    blingInbox({
      ...io,
      openBling: ({ body, signature }) =>
        openBlingWebhook({ body, signature, secrets: [BLING_SECRET] }),
      workFor: async (_, { event }) =>
        event.kind === 'stock' ? [look('stock', event.data.productId)] : [],
      observe: async (_, { event }) => void observed.push(event.kind),
      ...change,
    });
  const store = (change: Partial<StoreInboxOptions> = {}) =>
    storeInbox({
      ...io,
      openStore: (_, delivery) => openDelivery(delivery, STORE_SECRET),
      workFor: async (_, { event }) => [
        look(event.kind, event.kind === 'order' ? event.orderId : event.itemId),
      ],
      ...change,
    });
  const rows = (table: 'pending_work' | 'inbox_event') =>
    database.db.selectFrom(table).selectAll().execute();
  return { clock, database, warnings, woken, observed, bling, store, rows };
}

async function saveConnections({ db }: Database): Promise<void> {
  await db
    .insertInto('account')
    .values({
      id: ACCOUNT,
      name: 'Loja',
      company_id: COMPANY,
      state: 'connected',
      policy: '{}',
      created_at: START,
    })
    .execute();
  await db
    .insertInto('store')
    .values({
      id: STORE,
      account_id: ACCOUNT,
      kind: 'woocommerce',
      name: 'Loja',
      channel_id: ChannelId.parse('1'),
      settings_sealed: '',
      webhook_secret_sealed: '',
      policy: '{}',
      state: 'live',
      go_live_at: START,
      created_at: START,
    })
    .execute();
}

/** A stock posting of one product, as Bling sends it (guide 4.2). */
export function stockEvent(change: Record<string, unknown> = {}): string {
  return JSON.stringify({
    eventId: '01a0ffff-7c1d-7aaa-8bbb-0c0c0c0c0c0c',
    date: '2026-03-10T11:59:58Z',
    version: 'v1',
    event: 'stock.created',
    companyId: COMPANY,
    data: {
      produto: { id: 16600000001 },
      deposito: { id: 14800000002, saldoFisico: 6, saldoVirtual: 6 },
      operacao: 'B',
      quantidade: 6,
      saldoFisicoTotal: 6,
      saldoVirtualTotal: 6,
    },
    ...change,
  });
}

export function fromBling(body: string, secret = BLING_SECRET): RequestInit {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  return { method: 'POST', body, headers: { 'x-bling-signature-256': `sha256=${digest}` } };
}

/** As WooCommerce sends it (guide woocommerce 7). */
export function fromStore(
  body: string,
  { secret = STORE_SECRET, topic = 'order.updated' }: { secret?: string; topic?: string } = {},
): RequestInit {
  const [resource = '', event = ''] = topic.split('.');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-wc-webhook-resource': resource,
      'x-wc-webhook-event': event,
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-id': '1',
      'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
    },
  };
}
