import type { Flow } from '../connections/store-policy.ts';
import type { WorkHandler } from '../work/handler.ts';
import type { CatchUpLimits } from './catch-up-window.ts';
import { createCatchUpHandler } from './catch-up.handler.ts';
import { createChangeHandler } from './change/change.handler.ts';
import { createErpOrderPoll } from './erp-order-poll.ts';
import { createInvoiceDocumentsHandler } from './invoice/documents.handler.ts';
import { createInvoiceHandler } from './invoice/invoice.handler.ts';
import { createInvoiceSweepHandler } from './invoice/sweep.handler.ts';
import { createInvoiceToStoreHandler } from './invoice/to-store.handler.ts';
import { createMoneySweepHandler } from './money/money-sweep.handler.ts';
import { createMoneyHandler } from './money/money.handler.ts';
import { createOrderIntake } from './order-intake.ts';
import { moneyParts } from './order/money.ts';
import { createOrderHandler } from './order/order.handler.ts';
import { createOrdersPullHandler } from './order/orders-pull.handler.ts';
import { createErpProductHandler } from './product/erp-product.handler.ts';
import { createErpWalkHandler } from './product/erp-walk.handler.ts';
import { createProductHandler } from './product/product.handler.ts';
import { createStoreItemHandler } from './product/store-item.handler.ts';
import { createStorePricesHandler } from './product/store-prices.handler.ts';
import { createStoreWalkHandler } from './product/store-walk.handler.ts';
import { createReceivableHandler } from './receivable/receivable.handler.ts';
import { createStockPostingHandler } from './receivable/stock-posting.handler.ts';
import { createShipmentSweepHandler } from './shipment/shipment-sweep.handler.ts';
import { createShipmentHandler } from './shipment/shipment.handler.ts';
import { createErpOrderHandler, createErpOrdersHandler } from './status/erp-orders.handler.ts';
import { createErpTwinHandler } from './status/erp-twin.handler.ts';
import { createForeignOrdersHandler } from './status/foreign-orders.handler.ts';
import { createStatusHandler } from './status/status.handler.ts';
import { createDriftHandler } from './stock/drift.handler.ts';
import { createErpBalancesHandler } from './stock/erp-balances.handler.ts';
import { createStockSweepHandler } from './stock/stock-sweep.handler.ts';
import { createStockHandler } from './stock/stock.handler.ts';
import { createUnpostedHandler } from './stock/unposted.handler.ts';
import { createStoreWebhooksHandler, type TargetOf } from './store-webhooks.handler.ts';
import type { SyncIo } from './sync-account.ts';
import { whileFlowing } from './while-flowing.ts';

/** Every flow of one account: a new flow is a folder and a line here. */
export function createFlowHandlers(
  io: SyncIo,
  targetOf: TargetOf,
  limits: CatchUpLimits & { readonly callsPerDay: number },
): readonly WorkHandler[] {
  const intake = createOrderIntake(io);
  const erpOrders = createErpOrderPoll(io);
  const inStores = (flow: Flow, ...handlers: readonly WorkHandler[]) =>
    handlers.map((handler) => whileFlowing(io, flow, handler));
  return [
    createErpWalkHandler(io),
    createErpProductHandler(io),
    createErpBalancesHandler(io, limits),
    ...inStores(
      'products',
      createStorePricesHandler(io, 'full'),
      createStorePricesHandler(io, 'changed'),
      createStoreWalkHandler(io),
      createStoreItemHandler(io),
      createProductHandler(io),
    ),
    ...inStores(
      'stock',
      createStockHandler(io, { intake, erpOrders }),
      createStockSweepHandler(io, { intake }),
      createDriftHandler(io, { intake }),
      createUnpostedHandler(io),
    ),
    ...inStores(
      'orders',
      createOrdersPullHandler(io, intake),
      createOrderHandler(io, erpOrders),
      createChangeHandler(io, intake),
    ),
    ...inStores('receivables', createReceivableHandler(io), createStockPostingHandler(io)),
    ...inStores(
      'orders',
      createMoneyHandler(io, moneyParts),
      createMoneySweepHandler(io, moneyParts),
    ),
    createErpOrdersHandler(io, erpOrders),
    createErpOrderHandler(io),
    createErpTwinHandler(io),
    ...inStores('orders', createForeignOrdersHandler(io)),
    ...inStores('status', createStatusHandler(io, intake)),
    ...inStores(
      'shipping',
      createShipmentHandler(io, intake),
      createShipmentSweepHandler(io, limits),
    ),
    ...inStores(
      'invoices',
      createInvoiceHandler(io),
      createInvoiceToStoreHandler(io),
      createInvoiceDocumentsHandler(io),
      createInvoiceSweepHandler(io),
    ),
    createStoreWebhooksHandler(io, targetOf),
    createCatchUpHandler(io, limits),
  ];
}
