import { z } from 'zod';

import type { StoreOrderId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { StoreRejected } from '../failures.ts';
import type { OrderDesk, OrderStage } from '../order-desk.ts';
import { parseAnswer } from './client.ts';
import { chunksOf, PER_PAGE, readWholeList } from './list.ts';
import { createChangeReader } from './order-changes.ts';
import { setInvoice } from './order-invoice.ts';
import { readRefunds } from './order-refunds.ts';
import { setShipment } from './order-shipment.ts';
import { OrderRow, rowToOrder, TWO_DECIMALS, withoutPrefix } from './order.ts';
import type { Shop } from './shop.ts';
import { settle } from './transport.ts';
import { RawText } from './wire.ts';

/** Guide woocommerce 5 and 8. Every other word is a plugin's. */
const STAGES: Readonly<Record<string, OrderStage>> = {
  'auto-draft': 'draft',
  'checkout-draft': 'draft',
  draft: 'draft',
  pending: 'unpaid',
  'on-hold': 'held',
  processing: 'paid',
  completed: 'completed',
  cancelled: 'cancelled',
  refunded: 'refunded',
  failed: 'failed',
  trash: 'trashed',
};

export function createOrderDesk(shop: Shop): OrderDesk {
  const keys = {
    documents: keysOf(shop.settings.documentMetaKeys),
    installments: keysOf(shop.settings.installmentMetaKeys),
  };
  const toOrder = (row: OrderRow) => rowToOrder(row, keys);
  const readChanges = createChangeReader(shop);
  return {
    stageOf: (status) => STAGES[withoutPrefix(status)] ?? 'custom',
    async changedSince(since, after) {
      const { rows, next } = await readChanges(since, after);
      return { orders: rows.map(toOrder), next };
    },
    async read(ids) {
      const rows = await readOrders(shop, ids);
      const ordersById = new Map(rows.map(toOrder).map((order) => [order.id, order]));
      return ids.flatMap((id): StoreOrder[] => {
        const order = ordersById.get(id);
        return order ? [order] : [];
      });
    },
    setStatus: (id, status) => setStatus(shop, id, withoutPrefix(status)),
    refunds: (id) => readRefunds(shop, id),
    setInvoice: (id, invoice) => setInvoice(shop, id, invoice),
    setShipment: (id, shipment) => setShipment(shop, id, shipment),
  };
}

function keysOf(setting: string): readonly string[] {
  return setting
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** Lists hide the trash and checkout drafts; a single read shows them (guide 2). */
async function readOrders(shop: Shop, ids: readonly StoreOrderId[]): Promise<OrderRow[]> {
  const found: OrderRow[] = [];
  const listed = async (some: readonly StoreOrderId[], status: string) => {
    const query = { ...TWO_DECIMALS, include: some.join(','), status };
    found.push(...(await readWholeList(shop.client, { path: 'orders', query, row: OrderRow })));
  };
  const missing = () => {
    const there = new Set(found.map(({ id }) => id));
    return possible.filter((id) => !there.has(id));
  };
  const possible = [...new Set(ids)].filter((id) => /^[1-9]\d{0,19}$/.test(id));
  for (const some of chunksOf(possible, PER_PAGE)) await listed(some, 'any');
  for (const some of chunksOf(missing(), PER_PAGE)) await listed(some, 'trash');
  for (const id of missing()) {
    const row = await findOrder(shop, id);
    if (row) found.push(row);
  }
  return found;
}

async function findOrder(shop: Shop, id: StoreOrderId): Promise<OrderRow | undefined> {
  const asked = await settle(shop.client.read(`orders/${id}`, TWO_DECIMALS));
  if (asked.ok) return parseAnswer(OrderRow, asked.value.json);
  const isGone =
    asked.failure instanceof StoreRejected &&
    asked.failure.storeCode === 'woocommerce_rest_shop_order_invalid_id';
  if (isGone) return undefined;
  throw asked.failure;
}

/** Reads first: even a write that changes nothing sends mails and echoes (guide, fact 12). */
async function setStatus(
  shop: Shop,
  id: StoreOrderId,
  status: string,
): Promise<'changed' | 'already'> {
  const order = await findOrder(shop, id);
  if (!order) throw new StoreRejected({ storeCode: 'unknown_order', detail: `no order ${id}` });
  if (withoutPrefix(order.status) === status) return 'already';

  const path = `orders/${id}`;
  const answer = await shop.client.write({ method: 'PUT', path, body: { status } });
  const taken = parseAnswer(z.object({ status: RawText }), answer.json, true).status;
  if (withoutPrefix(taken) === status) return 'changed';
  throw new StoreRejected({
    storeCode: 'status_not_taken',
    detail: `the store made "${taken}" of "${status}"`,
  });
}
