import { SHIPMENT_STAGES, type Shipment, type ShipmentStage } from '../../commerce/shipment.ts';
import { FULFILLED, type SeenOrder, type SeenParcel } from './look-at-parcels.ts';

export const NOTHING_KNOWN: Shipment = {
  stage: 'none',
  trackingCodes: [],
  trackingUrl: '',
  carrier: '',
};

const MOVING: ReadonlySet<SeenParcel['state']> = new Set([
  'posted',
  'in_transit',
  'not_delivered',
  'waiting_pickup',
  'late',
  'delivered',
]);
/** The carrier says that it does not have it. A code that is merely linked says nothing, for ever at some carriers. */
const STILL_HERE: ReadonlySet<SeenParcel['state']> = new Set(['label_bought', 'not_posted']);

/** What is known after a look. Never backwards: codes give way to codes only, and a stage to a later one. */
export function mergeShipment(known: Shipment, seen: SeenOrder): Shipment {
  const trackingCodes = mergeCodes(known.trackingCodes, seen.parcels);
  const [first] = trackingCodes;
  const parcel = seen.parcels.find(({ trackingCode }) => trackingCode === first);
  const keepsFirst = first === known.trackingCodes[0];
  return {
    stage: furthest(known.stage, stageOf(seen, trackingCodes)),
    trackingCodes,
    trackingUrl: parcel?.trackingUrl || (keepsFirst ? known.trackingUrl : ''),
    carrier: parcel?.carrier || known.carrier,
  };
}

/** A parcel without a code has not lost the one that it had. */
function mergeCodes(known: readonly string[], parcels: readonly SeenParcel[]): readonly string[] {
  const told = [
    ...new Set(parcels.map(({ trackingCode }) => trackingCode).filter((code) => code !== '')),
  ];
  if (told.length === 0) return known;
  const untold = parcels.filter(({ trackingCode }) => trackingCode === '').length;
  const kept = known.filter((code) => !told.includes(code)).slice(0, untold);
  return [...told, ...kept];
}

function stageOf({ statusValue, parcels }: SeenOrder, codes: readonly string[]): ShipmentStage {
  const states = parcels.map(({ state }) => state);
  if (states.length > 0 && states.every((state) => state === 'delivered')) return 'delivered';
  if (states.some((state) => MOVING.has(state))) return 'shipped';
  if (codes.length === 0) return 'none';
  const isHere = states.some((state) => STILL_HERE.has(state));
  return statusValue === FULFILLED && !isHere ? 'shipped' : 'labelled';
}

function furthest(one: ShipmentStage, other: ShipmentStage): ShipmentStage {
  return SHIPMENT_STAGES.indexOf(one) > SHIPMENT_STAGES.indexOf(other) ? one : other;
}
