/** What webhooks are configured for, one by one (guide 4.2). `virtual_stock` follows `stock`. */
export const WEBHOOK_RESOURCES = [
  'order',
  'product',
  'stock',
  'invoice',
  'consumer_invoice',
] as const;
export type WebhookResource = (typeof WEBHOOK_RESOURCES)[number];

/** Something that happened, as `data` shows it at that instant. */
export interface BlingEvent {
  readonly name:
    | `${'invoice' | 'consumer_invoice'}.${'created' | 'updated' | 'deleted'}`
    | 'order.created'
    | 'order.updated'
    | 'order.deleted'
    | 'product.created'
    | 'product.updated'
    | 'product.deleted'
    | 'stock.created'
    | 'virtual_stock.updated';
  readonly data: Readonly<Record<string, unknown>>;
}

export function resourceOf(event: BlingEvent): WebhookResource {
  const start = event.name.split('.')[0];
  return WEBHOOK_RESOURCES.find((resource) => resource === start) ?? 'stock';
}
