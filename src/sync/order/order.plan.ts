import type { StoreOrderId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { centsToText } from '../../kernel/cents.ts';
import { message } from '../../messages/message.ts';
import type { PlanLine } from '../plan-line.ts';
import type { StatusValues } from '../status-values.ts';
import type { SyncIo, SyncStore } from '../sync-account.ts';
import { decideOrder, type OrderPlan } from './order.decide.ts';
import { gatherOrder, orderFacts } from './order.gather.ts';
import { prepareOrder } from './prepare.ts';

/** Claim and POST for a known customer, two more for a new one (domain rules 3.5). */
const IMPORT_CALLS = 4;

/** What a sync would do about one store order: the same gather, decide and prepare, without act. */
export async function planOrder(
  io: SyncIo,
  store: SyncStore,
  { orderId, values }: { orderId: StoreOrderId; values: StatusValues },
): Promise<readonly PlanLine[]> {
  const gathered = await gatherOrder(io, store, orderId);
  if (!gathered) return [];
  const { order, sync, hasPostings, policy } = gathered;
  const plan = decideOrder(orderFacts(store, { order, sync, hasPostings }, values), policy);
  if (plan.do !== 'import') return toLine(store, order, plan);
  const token = sync?.token ?? '';
  const prepared = await prepareOrder(io, store, { order, statusId: plan.statusId, token });
  return toLine(store, order, prepared.ready ? plan : { do: 'ask', cause: prepared.cause });
}

function toLine(store: SyncStore, order: StoreOrder, plan: OrderPlan): PlanLine[] {
  const line = {
    flow: 'order' as const,
    storeId: store.id,
    subject: `order:${order.id}`,
    name: `${order.number} R$ ${centsToText(order.totalCents)}`,
    change: {},
    reason: undefined,
    calls: { bling: 0, store: 0 },
  };
  switch (plan.do) {
    case 'skip':
      return [{ ...line, do: 'skip', reason: plan.reason }];
    case 'ask':
      return [{ ...line, do: 'ask', reason: plan.cause }];
    case 'change':
      return [
        { ...line, do: 'ask', reason: message('change.toBePlanned', { number: order.number }) },
      ];
    case 'import':
      return [{ ...line, do: 'import', calls: { bling: IMPORT_CALLS, store: 0 } }];
    case 'set_status':
      return [
        { ...line, do: 'status', change: { to: plan.statusId }, calls: { bling: 1, store: 0 } },
      ];
    default:
      return [];
  }
}
