import type { StoreOrderId } from '../../commerce/ids.ts';
import type { Shipment } from '../../commerce/shipment.ts';
import { ownJson } from '../../kernel/own-json.ts';
import { fingerprint } from '../fingerprint.ts';
import type { OrderShipment } from '../order-shipment.repository.ts';

export function rowToShipment(row: OrderShipment): Shipment {
  return {
    stage: row.stage,
    trackingCodes: ownJson<readonly string[]>(row.tracking_codes),
    trackingUrl: row.tracking_url,
    carrier: row.carrier,
  };
}

export function shipmentToRow(
  shipment: Shipment,
  rest: {
    readonly orderId: StoreOrderId;
    readonly lookedAt: number;
    readonly print: string | null;
  },
): Omit<OrderShipment, 'store_id'> {
  return {
    order_id: rest.orderId,
    stage: shipment.stage,
    tracking_codes: JSON.stringify(shipment.trackingCodes),
    tracking_url: shipment.trackingUrl,
    carrier: shipment.carrier,
    looked_at: rest.lookedAt,
    store_print: rest.print,
  };
}

/** Whether the store has not been told all of it. */
export function isOwed(shipment: Shipment, toldPrint: string | null): boolean {
  if (shipment.stage === 'none' && shipment.trackingCodes.length === 0) return false;
  return fingerprint(shipment) !== toldPrint;
}
