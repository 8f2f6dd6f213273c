import { z } from 'zod';

import type { StoreOrderId } from '../../commerce/ids.ts';
import { StoreRejected } from '../failures.ts';
import { type BuyerNote, planNote, sendNote } from './buyer-note.ts';
import { parseAnswer } from './client.ts';
import type { Shop } from './shop.ts';
import { Meta } from './wire.ts';

/** Where the plugin of the Correios keeps its codes; it works with and without the plugin (guide woocommerce 5). */
const CORREIOS_META = '_correios_tracking_code';

const OrderExtras = z
  .object({ meta_data: Meta, correios_tracking_code: z.unknown().optional() })
  .transform(({ meta_data: meta, correios_tracking_code: correios }) => ({
    meta,
    /** Only a shop with the plugin tells it, even when it is empty. */
    hasCorreiosPlugin: correios !== undefined,
  }));
export type OrderExtras = z.infer<typeof OrderExtras>;

/** What is kept with an order beside what WooCommerce knows of it. */
export interface Kept {
  /** By key. What is empty counts as not there. */
  readonly meta: Readonly<Record<string, string>>;
  /** As the plugin of the Correios wants it: a list with commas. */
  readonly correiosCodes?: string | undefined;
  /** A mail to the buyer, sent once. */
  readonly note?: BuyerNote | undefined;
}

/**
 * Sets what is to be kept with an order. Reads first: even a write that changes nothing echoes as news (guide
 * woocommerce, fact 12). The status is never part of the body, so nothing is mailed but the note.
 *
 * @throws {StoreRejected} when there is no such order, or the store did not take it
 */
export async function keepWithOrder(
  shop: Shop,
  id: StoreOrderId,
  decide: (order: OrderExtras) => Kept,
): Promise<'changed' | 'already'> {
  const path = `orders/${id}`;
  const order = parseAnswer(OrderExtras, (await shop.client.read(path)).json);
  const kept = decide(order);
  const note = await planNote(shop, { id, meta: order.meta }, kept.note);
  const wanted = differing({ ...kept.meta, ...note.marker }, order.meta);
  const correios = differing(correiosMeta(kept), order.meta);
  if (wanted.length === 0 && correios.length === 0) return 'already';

  const field = order.hasCorreiosPlugin ? correios[0]?.value : undefined;
  const body = {
    ...(field === undefined ? {} : { correios_tracking_code: field }),
    meta_data: [...wanted, ...(order.hasCorreiosPlugin ? [] : correios)],
  };
  const answer = await shop.client.write({ method: 'PUT', path, body });
  const taken = parseAnswer(OrderExtras, answer.json, true);
  const missing = differing({ ...kept.meta, ...correiosMeta(kept) }, taken.meta);
  if (missing.length > 0)
    throw new StoreRejected({
      storeCode: 'meta_not_taken',
      detail: `the store did not keep ${missing.map(({ key }) => key).join(', ')}`,
    });
  if (note.text !== undefined) await sendNote(shop, id, note.text);
  return 'changed';
}

/** No codes take none away: a person may have typed one in. */
function correiosMeta({ correiosCodes = '' }: Kept): Readonly<Record<string, string>> {
  return correiosCodes === '' ? {} : { [CORREIOS_META]: correiosCodes };
}

function differing(wanted: Readonly<Record<string, string>>, there: ReadonlyMap<string, string>) {
  return Object.entries(wanted)
    .filter(([key, value]) => value !== (there.get(key) ?? ''))
    .map(([key, value]) => ({ key, value }));
}
