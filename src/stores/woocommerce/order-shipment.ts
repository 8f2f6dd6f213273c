import type { StoreOrderId } from '../../commerce/ids.ts';
import { SHIPMENT_STAGES, type Shipment, type ShipmentStage } from '../../commerce/shipment.ts';
import { message } from '../../messages/message.ts';
import type { BuyerNote } from './buyer-note.ts';
import { keepWithOrder, type OrderExtras } from './kept-with-order.ts';
import type { Shop } from './shop.ts';

const STAGE = '_totoro_shipment_stage';
const CODES = '_totoro_tracking_codes';
const LINK = '_totoro_tracking_url';

/** Of the Correios, as all posts of the world write theirs; the plugin makes links of nothing else. */
const CORREIOS_CODE = /^[A-Z]{2}\d{9}[A-Z]{2}$/;

/**
 * Keeps tracking codes with an order: where the plugin of the Correios shows its own, and all of them in meta of
 * ours. What is not known takes nothing away, and a stage goes only forwards.
 */
export function setShipment(
  shop: Shop,
  id: StoreOrderId,
  shipment: Shipment,
): Promise<'changed' | 'already'> {
  return keepWithOrder(shop, id, (order) => ({
    meta: metaOf(order, shipment),
    correiosCodes: shipment.trackingCodes.filter((code) => CORREIOS_CODE.test(code)).join(','),
    note: noteOf(shop, shipment),
  }));
}

function metaOf({ meta }: OrderExtras, shipment: Shipment): Readonly<Record<string, string>> {
  const codes = shipment.trackingCodes.join(',');
  const wanted = {
    [STAGE]: furthest(meta.get(STAGE), shipment.stage),
    [CODES]: codes,
    [LINK]: shipment.trackingUrl,
    _totoro_carrier: shipment.carrier,
  };
  const told = Object.entries(wanted).filter(([, value]) => value !== '');
  // The link of another code leads to another parcel.
  const hasOtherCodes = codes !== '' && codes !== meta.get(CODES);
  return { ...(hasOtherCodes ? { [LINK]: '' } : {}), ...Object.fromEntries(told) };
}

function furthest(there: string | undefined, wanted: ShipmentStage): string {
  const rank = (stage: string) => SHIPMENT_STAGES.findIndex((one) => one === stage);
  const stage = there !== undefined && rank(there) > rank(wanted) ? there : wanted;
  return stage === 'none' ? '' : stage;
}

/** Once for each set of codes, when the parcels are on their way. */
function noteOf(shop: Shop, shipment: Shipment): BuyerNote | undefined {
  const { stage, trackingCodes, trackingUrl, carrier } = shipment;
  const isWanted = shop.settings.tellsBuyerOfTracking && stage === 'shipped';
  if (!isWanted || trackingCodes.length === 0) return undefined;
  return {
    marker: '_totoro_tracking_note',
    reference: trackingCodes.join(',').replaceAll(/\s/g, ''),
    text: message('stores.noteTracking', {
      codes: trackingCodes.join(', '),
      link: trackingUrl,
      carrier,
    }),
    proof: trackingCodes,
  };
}
