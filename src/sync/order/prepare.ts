import type { ErpProductId, ErpStatusId } from '../../commerce/ids.ts';
import { PaymentMethodId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { createMappings } from '../../connections/mapping.repository.ts';
import { centsToText } from '../../kernel/cents.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { CustomerResult } from '../customer/customer.ts';
import { customerOf } from '../customer/customer.ts';
import { createLinks } from '../link.repository.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import type { OrderDraft } from './draft.ts';
import { orderMoney } from './money.ts';

export type Prepared =
  | {
      readonly ready: true;
      readonly draft: OrderDraft;
      readonly customer: Exclude<CustomerResult, { found: 'problem' }>;
    }
  | { readonly ready: false; readonly cause: MessageRef };

interface Wanted {
  readonly order: StoreOrder;
  readonly statusId: ErpStatusId;
  readonly token: string;
}

/**
 * Proves everything that can be proven without a call: products, payment, document, money. What is
 * missing becomes a cause with its remedy, before anything is sent.
 */
export async function prepareOrder(
  io: SyncIo,
  store: SyncStore,
  wanted: Wanted,
): Promise<Prepared> {
  const { order } = wanted;
  const products = await productsOfLines(io, store, order);
  if ('cause' in products) return { ready: false, cause: products.cause };

  const payment = await createMappings(io.database.db).find(store.id, 'payment');
  const method = payment.get(order.paymentMethod);
  if (method === undefined && order.totalCents > 0) {
    const args = { method: order.paymentTitle || order.paymentMethod };
    return { ready: false, cause: message('order.unmappedPayment', args) };
  }
  const customer = customerOf(order, store.policy);
  if (customer.found === 'problem') return { ready: false, cause: customer.cause };
  const result = orderMoney(order, store.policy.feesOutside);
  if (!result.closes) return { ready: false, cause: moneyCause(order, result) };

  const paymentMethodId = PaymentMethodId.parse(method ?? '0');
  const { receiptSchedules } = (await io.account()).policy;
  const carriers = await createMappings(io.database.db).find(store.id, 'carrier');
  return {
    ready: true,
    customer,
    draft: {
      order,
      money: result.money,
      productIds: products.ids,
      paymentMethodId,
      receiptSchedule: receiptSchedules[paymentMethodId],
      storeNumber: storeNumberOf(store, order),
      channelId: store.channelId,
      statusId: wanted.statusId,
      token: wanted.token,
      carrierService: carrierOf(order, carriers),
    },
  };
}

/**
 * The alias of the carrier's service in the ERP. A store's way of delivery is often one word for many ("flat_rate"),
 * so what the buyer saw ("SEDEX") goes first.
 */
function carrierOf(
  { shippingTitle, shippingMethod }: StoreOrder,
  carriers: ReadonlyMap<string, string>,
): string | undefined {
  return carriers.get(shippingTitle) ?? carriers.get(shippingMethod);
}

/** The key of a store order in the ERP: the immutable id, never the shown number (domain rules 2.2). */
export function storeNumberOf(store: SyncStore, order: Pick<StoreOrder, 'id'>): string {
  return `${store.policy.orderNumberPrefix}${order.id}`;
}

async function productsOfLines(
  io: SyncIo,
  store: SyncStore,
  order: StoreOrder,
): Promise<{ ids: readonly ErpProductId[] } | { cause: MessageRef }> {
  const items = order.lines.flatMap((line) => line.itemId ?? []);
  const links = await createLinks(io.database.db, store.id).findByItems(items);
  const ids: ErpProductId[] = [];
  for (const line of order.lines) {
    const link = line.itemId && links.get(line.itemId);
    if (!link) return { cause: message('order.unknownSku', { line: line.name, sku: line.sku }) };
    ids.push(link.product_id);
  }
  return { ids };
}

function moneyCause(
  order: StoreOrder,
  result: Exclude<ReturnType<typeof orderMoney>, { closes: true }>,
): MessageRef {
  if (result.why === 'discount_above_items')
    return message('order.discountAboveItems', { number: order.number });
  const difference = centsToText(Math.abs(result.differenceCents));
  return message('order.moneyDiffers', { difference, number: order.number });
}
