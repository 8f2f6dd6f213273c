import type { Failure } from '../../kernel/failure.ts';
import type { DrainContext, RowResult } from '../../work/handler.ts';
import type { OrderIntake } from '../order-intake.ts';
import { setAfterLook } from '../set-after-look.ts';
import type { SyncIo } from '../sync-account.ts';
import { decideShipmentStatus, wantedStatus } from './shipment-status.decide.ts';
import { noteUnknown, recordNobody, recordTold, type ToldShipment } from './shipment.record.ts';

interface Telling extends ToldShipment {
  readonly context: DrainContext;
}

/**
 * Tells the store what is known, once: the codes first, then the status, where the merchant mapped one. Both are
 * read before they are set, so a life that dies in between does the same again.
 *
 * @throws {Failure} of the store; when its outcome is unknown the next try reads first
 */
export async function tellStore(
  io: SyncIo,
  intake: OrderIntake,
  work: Telling,
): Promise<RowResult> {
  const { account, store, orderId, shipment, context, correlation } = work;
  const { orders } = store.store;
  if (!orders.setShipment) return { do: 'done' };
  const { commit } = context;
  const unknown = { commit, noteUnknown: noteUnknown(io, work) };

  const set = await setAfterLook(orders.setShipment(orderId, shipment), unknown);
  if (set.outcome === 'refused') return refused(io, work, set.failure);
  const status = await moveStatus(io, work);
  const told = { how: set.value, status };
  if (status === undefined) return { do: 'done', record: recordTold(io, work, told) };
  await commit(recordTold(io, work, told));
  // The store's news of our own write leads nowhere.
  await intake.readAgain(store, [orderId], { account, commit, correlation });
  return { do: 'done' };
}

/** @returns the status that the order shows because of us */
async function moveStatus(io: SyncIo, work: Telling): Promise<string | undefined> {
  const { store, orderId, shipment, context } = work;
  const { orders } = store.store;
  if (wantedStatus(shipment.stage, store.policy) === '') return undefined;
  // What was read with the last pull may be old: decide on what the store says now.
  const [order] = await orders.read([orderId]);
  if (!order) return undefined;
  const storeStage = orders.stageOf(order.status);
  const facts = { stage: shipment.stage, storeStatus: order.status, storeStage };
  const stageOf = (status: string) => orders.stageOf(status);
  const status = decideShipmentStatus({ ...facts, stageOf }, store.policy);
  // Ours, whose answer was lost: it is there, and only our note of it is old.
  if (status === undefined)
    return order.status === wantedStatus(shipment.stage, store.policy) ? order.status : undefined;
  const { commit } = context;
  const set = await setAfterLook(orders.setStatus(orderId, status), {
    commit,
    noteUnknown: noteUnknown(io, work),
  });
  if (set.outcome === 'refused') throw set.failure;
  return status;
}

async function refused(io: SyncIo, work: Telling, failure: Failure): Promise<RowResult> {
  if (failure.kind !== 'rejected') throw failure;
  const [order] = await work.store.store.orders.read([work.orderId]);
  if (order) throw failure;
  return { do: 'done', record: recordNobody(io, work) };
}
