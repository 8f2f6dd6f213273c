import type { StoreItemId, StoreOrderId } from '../commerce/ids.ts';

/** That something changed in the store. A hint: the flow reads the present state. */
export type StoreEvent =
  | { readonly kind: 'order'; readonly orderId: StoreOrderId; readonly deleted: boolean }
  | { readonly kind: 'item'; readonly itemId: StoreItemId; readonly deleted: boolean }
  /** Nothing to do, such as a ping or an error envelope of the store. */
  | { readonly kind: 'none'; readonly reason: string };

export interface StoreDelivery {
  readonly body: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

export interface StoreWebhooks {
  /**
   * Reads a delivery, once it is sure that the store wrote these bytes.
   *
   * @returns the event, and an id that repeats when the same news is delivered again
   * @throws {StoreSignatureInvalid} when signed wrongly, or unsigned where a signature is due
   */
  open(
    delivery: StoreDelivery,
    secret: string,
  ): { readonly eventId: string; readonly event: StoreEvent };
  /** Makes exactly our hooks exist and be alive at this address; deletes and makes anew those that died. */
  ensure(target: WebhookTarget): Promise<WebhookHealth>;
  health(target: WebhookTarget): Promise<WebhookHealth>;
}

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

export interface WebhookHealth {
  readonly active: readonly string[];
  /** Topics that were dead or absent, and are alive now after `ensure`. */
  readonly mended: readonly string[];
  readonly dead: readonly string[];
}
