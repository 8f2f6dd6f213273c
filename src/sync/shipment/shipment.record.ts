import type { StoreOrderId } from '../../commerce/ids.ts';
import type { Shipment } from '../../commerce/shipment.ts';
import type { Tx } from '../../database/tables.ts';
import { fingerprint } from '../fingerprint.ts';
import { createOrderShipments } from '../order-shipment.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';

export interface ToldShipment {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly orderId: StoreOrderId;
  readonly shipment: Shipment;
  readonly correlation: string;
}

/** The store knows of it. `status`: what we set there with it; both sides agree on that (P4). */
export function recordTold(
  io: SyncIo,
  work: ToldShipment,
  { how, status }: { how: 'changed' | 'already'; status: string | undefined },
) {
  return async (tx: Tx): Promise<void> => {
    const { store, orderId, shipment } = work;
    await createOrderShipments(tx, store.id).update(orderId, {
      store_print: fingerprint(shipment),
    });
    if (status !== undefined)
      await createOrderSyncs(tx, store.id).update(orderId, { agreed_status: status });
    await auditShipment(io, tx, { ...work, outcome: 'applied', more: { how, status } });
  };
}

/** The store has no such order any more: nobody can be told. */
export function recordNobody(io: SyncIo, work: ToldShipment) {
  return async (tx: Tx): Promise<void> => {
    const { store, orderId, shipment } = work;
    await createOrderShipments(tx, store.id).update(orderId, {
      store_print: fingerprint(shipment),
    });
    await auditShipment(io, tx, { ...work, outcome: 'skipped', more: { how: 'order gone' } });
  };
}

export function noteUnknown(io: SyncIo, work: ToldShipment) {
  return (tx: Tx) => auditShipment(io, tx, { ...work, outcome: 'unknown', more: {} });
}

async function auditShipment(
  io: SyncIo,
  tx: Tx,
  work: ToldShipment & { outcome: 'applied' | 'unknown' | 'skipped'; more: object },
): Promise<void> {
  const { account, store, orderId, shipment, correlation, outcome, more } = work;
  await io.audit.append(tx, {
    chain: account.id,
    actor: 'sync',
    action: 'shipment.to_store',
    subject: `order:${orderId}`,
    storeId: store.id,
    after: { ...shipment, ...more },
    outcome,
    correlation,
  });
}
