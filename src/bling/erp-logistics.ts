import type { VolumeId } from '../commerce/ids.ts';

/** A service of a carrier (guide 5.12): `aliases` are what a parcel of an order may name. */
export interface ErpCarrierService {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly active: boolean;
}

/** A parcel of an order, as its order tells it. */
export interface ErpVolume {
  readonly id: VolumeId | undefined;
  readonly service: string;
  readonly trackingCode: string;
}

/** The logistics object of one parcel (guide 5.12). */
export interface ErpParcel {
  readonly trackingCode: string;
  readonly trackingUrl: string;
  /** Guide 5.12: 0 posted, 1 in transit, 2 not delivered, 3 delivered, 4 waiting pick-up, 5 label bought... */
  readonly state:
    | 'posted'
    | 'in_transit'
    | 'not_delivered'
    | 'delivered'
    | 'waiting_pickup'
    | 'label_bought'
    | 'linked'
    | 'late'
    | 'not_posted'
    | 'suspended'
    | 'unknown';
  readonly description: string;
}
