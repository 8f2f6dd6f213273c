/** How far the parcels of an order have come; only forwards. */
export const SHIPMENT_STAGES = ['none', 'labelled', 'shipped', 'delivered'] as const;
export type ShipmentStage = (typeof SHIPMENT_STAGES)[number];

/** What a store may tell the buyer of the delivery. */
export interface Shipment {
  readonly stage: ShipmentStage;
  readonly trackingCodes: readonly string[];
  /** Where the first one can be followed; empty when nobody told. */
  readonly trackingUrl: string;
  /** As shown to people; empty when nobody told. */
  readonly carrier: string;
}
