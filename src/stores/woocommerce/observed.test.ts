import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';
import { z } from 'zod';

import { describeWithReference } from '../../../test/reference.ts';
import { StoreSignatureInvalid } from '../failures.ts';
import { Party } from './buyer.ts';
import { ItemRow, rowToItem } from './item.ts';
import { RefundRow } from './order-refunds.ts';
import { OrderRow, rowToOrder } from './order.ts';
import { openDelivery } from './webhook-delivery.ts';
import { Webhook } from './webhooks.ts';
import { Id } from './wire.ts';

const SECRET_UNKNOWN = 'the captures do not tell their secret';

const Capture = z.object({
  body: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
});

/** What each capture is, and how we know that it was read. */
const readers: Readonly<Record<string, (content: unknown) => void>> = {
  'customer.json': (content) => {
    const { billing } = z.object({ billing: Party, id: Id }).parse(content);
    expect(billing).toMatchObject({ first_name: 'Ana', cpf: '12345678909' });
  },
  'order-block-checkout.json': (content) => {
    const order = rowToOrder(OrderRow.parse(content), NO_KEYS);
    expect(order.buyer).toMatchObject({ cpf: '', cnpj: '', personType: 'natural' });
    expect(order.refunds).toEqual([{ id: '168', totalCents: -100, reason: '' }]);
    expect(order).toMatchObject({ totalCents: 11_550, paidAt: undefined, createdVia: 'store-api' });
  },
  'order-checkout-pf.json': (content) => {
    const order = rowToOrder(OrderRow.parse(content), NO_KEYS);
    expect(order.buyer).toMatchObject({
      cpf: '52998224725',
      cnpj: '',
      personType: 'natural',
      name: 'Bruno Costa',
    });
    expect(order.lines).toMatchObject([
      { sku: 'B1', itemId: '18', quantity: 2, reducedUnits: 2, totalCents: 20_000 },
    ]);
    expect(order).toMatchObject({ totalCents: 21_550, shippingCents: 1_550 });
  },
  'order-checkout-pj.json': (content) => {
    const order = rowToOrder(OrderRow.parse(content), NO_KEYS);
    expect(order.buyer).toMatchObject({ cpf: '', cnpj: '11222333000181', personType: 'legal' });
    expect(order.shippingAddress).toEqual({
      name: 'Bruno Costa',
      street: 'Praca da Se',
      number: '55',
      complement: 'ap 1',
      neighborhood: 'Se',
      city: 'Sao Paulo',
      state: 'SP',
      postalCode: '01001-000',
      country: 'BR',
    });
    expect(order.createdAt).toBe(Date.parse('2026-11-24T04:08:46Z'));
  },
  'order-notes.json': (content) => {
    const notes = z.array(z.object({ id: Id, note: z.string() })).parse(content);
    expect(notes.length).toBeGreaterThan(0);
  },
  'order-rest-created.json': (content) => {
    const order = rowToOrder(OrderRow.parse(content), NO_KEYS);
    expect(order.lines.map(({ itemId }) => itemId)).toEqual(['18', '20/22']);
    expect(order.fees).toEqual([{ name: 'Taxa', totalCents: 200, taxCents: 0 }]);
    expect(order.refunds).toMatchObject([{ totalCents: -24_740 }]);
    expect(order.buyer.mobile).toBe('(11) 98888-7777');
    expect(order.paidAt).toBe(Date.parse('2026-11-24T04:03:23Z'));
  },
  'product-simple.json': (content) => {
    expect(rowToItem(ItemRow.parse(content), { stockOff: false })).toMatchObject({
      id: '11',
      shape: 'simple',
      state: 'published',
      sku: 'NUM-1',
      regularPriceCents: 4_990,
      salePriceCents: undefined,
      gtin: '7891234567895',
      quantity: 9,
      stockMode: 'managed',
      modifiedAt: Date.parse('2026-11-24T04:02:51Z'),
    });
  },
  'product-variable.json': (content) => {
    const item = rowToItem(ItemRow.parse(content), { stockOff: false });
    expect(item).toMatchObject({ shape: 'parent', stockMode: 'unmanaged', quantity: undefined });
    expect(item.attributes).toEqual([
      { name: 'Tamanho', option: '38' },
      { name: 'Tamanho', option: '39' },
      { name: 'Cor', option: 'Azul' },
    ]);
  },
  'refunds.json': (content) => {
    expect(z.array(RefundRow).parse(content)).toEqual([
      { id: '24', totalCents: -24_740, reason: 'Order fully refunded.', lines: [] },
    ]);
  },
  'schema-compact.txt': (content) => {
    const text = z.string().parse(content);
    for (const resource of ['product', 'variation', 'order', 'webhook'])
      expect(text).toContain(`## ${resource}\n`);
  },
  'variation.json': (content) => {
    const item = rowToItem(ItemRow.parse(content), { stockOff: false });
    expect(item).toMatchObject({ id: '20/22', parentId: '20', shape: 'variation', quantity: 12 });
    expect(item.attributes).toEqual([
      { name: 'Tamanho', option: '39' },
      { name: 'Cor', option: 'Azul' },
    ]);
  },
  'webhook-error-envelope.json': (content) => {
    expect(openCapture(content).event.kind).toBe('none');
  },
  'webhook-order-created.json': (content) => {
    expect(openCapture(content).event).toEqual({ kind: 'order', orderId: '40', deleted: false });
    const order = rowToOrder(OrderRow.parse(JSON.parse(Capture.parse(content).body)), NO_KEYS);
    expect(order).toMatchObject({ status: 'on-hold', totalCents: 21_550 });
  },
  'webhook-order-deleted.json': (content) => {
    expect(openCapture(content).event).toEqual({ kind: 'order', orderId: '166', deleted: true });
  },
  'webhook-ping.json': (content) => {
    const { body, headers } = Capture.parse(content);
    const opened = openDelivery(toDelivery(body, headers), SECRET_UNKNOWN);
    expect(opened.event).toEqual({ kind: 'none', reason: 'ping' });
  },
  'webhook-product-updated-variation.json': (content) => {
    expect(openCapture(content).event).toEqual({ kind: 'item', itemId: '20/22', deleted: false });
  },
  'webhook-same-delivery-id.json': (content) => {
    const Seen = z.object({ 'X-WC-Webhook-Delivery-ID': z.string(), resource: z.number() });
    const seen = z.array(Seen).parse(content);
    const ids = seen.map(({ resource, 'X-WC-Webhook-Delivery-ID': deliveryId }) => {
      const body = JSON.stringify({ id: resource, date_modified_gmt: '2026-11-24T04:08:46' });
      const headers: [string, string][] = [['x-wc-webhook-delivery-id', deliveryId]];
      return openSigned(body, headers).eventId;
    });
    expect(new Set(ids).size).toBe(seen.length);
  },
  'webhook.json': (content) => {
    expect(Webhook.parse(content)).toMatchObject({
      id: '1',
      status: 'active',
      topic: 'order.created',
      url: 'http://127.0.0.1:4999/hook/order.created',
    });
  },
};

const NO_KEYS = { documents: [], installments: [] };

describeWithReference('every capture of a real store is read', 'woocommerce/observed', (folder) => {
  it.each(readdirSync(folder))('%s', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const read = readers[name];
    expect(read, 'a reader').toBeDefined();

    read?.(name.endsWith('.json') ? (JSON.parse(text) as unknown) : text);
  });
});

/** A capture whose secret is gone: refused as it is, and read once signed with a secret of ours. */
function openCapture(content: unknown) {
  const { body, headers } = Capture.parse(content);
  expect(() => openDelivery(toDelivery(body, headers), SECRET_UNKNOWN)).toThrow(
    StoreSignatureInvalid,
  );
  return openSigned(body, headers);
}

function openSigned(body: string, headers: readonly (readonly [string, string])[]) {
  const signed = headers.filter(([name]) => name.toLowerCase() !== 'x-wc-webhook-signature');
  const signature = createHmac('sha256', 'segredo').update(body).digest('base64');
  return openDelivery(
    toDelivery(body, [...signed, ['x-wc-webhook-signature', signature]]),
    'segredo',
  );
}

function toDelivery(body: string, headers: readonly (readonly [string, string])[]) {
  const all = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
  return {
    body: new TextEncoder().encode(body),
    header: (name: string) => all.get(name) ?? undefined,
  };
}
