import type { Bling } from '../../bling/bling.ts';
import type { ErpParcel, ErpVolume } from '../../bling/erp-logistics.ts';
import type { ErpOrderId } from '../../commerce/ids.ts';
import type { Shipment } from '../../commerce/shipment.ts';

export const FULFILLED = 1;

/** A parcel as the order and its logistics object tell it. Empty: not told. */
export interface SeenParcel {
  readonly trackingCode: string;
  readonly trackingUrl: string;
  readonly carrier: string;
  /** `undefined`: there is no object, or it was not asked for. */
  readonly state: ErpParcel['state'] | undefined;
}

export interface SeenOrder {
  /** Normalised status; 1 fulfilled, 2 cancelled. */
  readonly statusValue: number | undefined;
  readonly parcels: readonly SeenParcel[];
}

/** Objects asked for in one look; an order of more parcels is told by its codes alone. */
const MOST_OBJECTS = 10;

/**
 * One call for the order, and one for each parcel whose code or link is missing, or that may have been delivered.
 *
 * @returns `undefined` when the order is gone
 */
export async function lookAtParcels(
  bling: Bling,
  orderId: ErpOrderId,
  known: Pick<Shipment, 'trackingUrl'>,
): Promise<SeenOrder | undefined> {
  const order = await bling.orders.get(orderId);
  if (!order) return undefined;
  const { statusValue, volumes } = order;
  const needsObject = ({ trackingCode }: ErpVolume) =>
    statusValue === FULFILLED || trackingCode === '' || known.trackingUrl === '';
  const parcels: SeenParcel[] = [];
  for (const [at, volume] of volumes.entries()) {
    const { id } = volume;
    const asks = id !== undefined && at < MOST_OBJECTS && needsObject(volume);
    const object = asks ? await bling.logistics.parcel(id) : undefined;
    parcels.push({
      trackingCode: (object?.trackingCode || volume.trackingCode).trim(),
      trackingUrl: object?.trackingUrl ?? '',
      carrier: volume.service,
      state: object?.state,
    });
  }
  return { statusValue, parcels };
}
