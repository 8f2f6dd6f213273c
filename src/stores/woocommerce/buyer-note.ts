import { z } from 'zod';

import type { StoreOrderId } from '../../commerce/ids.ts';
import { say, type MessageRef } from '../../messages/message.ts';
import { StoreUnavailable } from '../failures.ts';
import { parseAnswer } from './client.ts';
import type { Shop } from './shop.ts';
import { RawText } from './wire.ts';

/** A note that the store takes later than this after we asked is not coming any more. */
const SETTLE_MS = 180_000;

/** A note to the buyer; WooCommerce sends each by mail, and takes the same one twice (guide woocommerce 5). */
export interface BuyerNote {
  /** Meta of the order that remembers which note was asked for, and when. */
  readonly marker: string;
  /** What the note is about, without spaces: another reference is another note. */
  readonly reference: string;
  readonly text: MessageRef;
  /** Parts of the text by which the note is known in the order's list. */
  readonly proof: readonly string[];
}

export interface NotePlan {
  /** Goes into the order before the note is sent: a life that dies then looks before it sends again. */
  readonly marker: Readonly<Record<string, string>>;
  /** `undefined`: nothing to send. */
  readonly text: string | undefined;
}

const NOTHING: NotePlan = { marker: {}, text: undefined };

/**
 * Whether the note is to be sent. One that was asked for before is looked for, and sent again only when it can no
 * longer come.
 *
 * @throws {StoreUnavailable} of unknown outcome while it may still come
 */
export async function planNote(
  shop: Shop,
  order: { readonly id: StoreOrderId; readonly meta: ReadonlyMap<string, string> },
  note: BuyerNote | undefined,
): Promise<NotePlan> {
  if (!note) return NOTHING;
  const now = shop.clock.now();
  const [reference, askedAt] = (order.meta.get(note.marker) ?? '').split(' ');
  if (reference === note.reference) {
    if (await isThere(shop, order.id, note)) return NOTHING;
    const waitMs = Number(askedAt) + SETTLE_MS - now;
    if (waitMs > 0)
      throw new StoreUnavailable({
        detail: 'a note to the buyer may still come',
        outcome: 'unknown',
        retryAfterMs: waitMs,
      });
  }
  return {
    marker: { [note.marker]: `${note.reference} ${now}` },
    text: say(note.text, 'pt-BR'),
  };
}

/** Writes once; a lost answer is for the next `planNote`. */
export async function sendNote(shop: Shop, id: StoreOrderId, text: string): Promise<void> {
  const body = { note: text, customer_note: true };
  await shop.client.write({ method: 'POST', path: `orders/${id}/notes`, body });
}

async function isThere(shop: Shop, id: StoreOrderId, { proof }: BuyerNote): Promise<boolean> {
  const answer = await shop.client.read(`orders/${id}/notes`, { type: 'customer' });
  const notes = parseAnswer(z.array(z.object({ note: RawText })), answer.json);
  return notes.some(({ note }) => proof.every((part) => note.includes(part)));
}
