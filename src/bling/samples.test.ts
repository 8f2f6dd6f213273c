import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';
import { z } from 'zod';

import { describeWithReference } from '../../test/reference.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { Company, PaymentMethodRow, WarehouseRow } from './account-settings.ts';
import { json, MORNING, scriptedFetch } from './bling.builder.ts';
import { ContactDetail } from './contact-reading.ts';
import { createBlingOAuth } from './oauth.ts';
import { OrderDetail } from './order-reading.ts';
import { ProductDetail, ProductListRow } from './product-reading.ts';
import { StatusRow } from './statuses.ts';
import { BalanceRow } from './stock.ts';
import { StoreLinkRow } from './store-links.ts';
import { createTokenGate } from './token-gate.ts';
import { createTransport } from './transport.ts';
import { judge } from './verdict.ts';
import { openBlingWebhook } from './webhook.ts';
import { Digits, idAs, listOf } from './wire.ts';

const made = z.object({ id: idAs(Digits) });
const refused = (facts: object) => ({
  do: 'fail',
  failure: { code: 'bling.rejected', outcome: 'not_applied', ...facts },
});

/** Read by the schema that the client uses; gives at least these facts. */
const DATA: Readonly<Record<string, { readonly schema: z.ZodType; readonly facts: object }>> = {
  'company.measured': {
    schema: Company,
    facts: { companyId: 'd4475854366a36c86a37e792f9634a51', cnpj: '00.000.000/0001-91' },
  },
  'contact-detail.doc': {
    schema: ContactDetail,
    facts: { document: '12345678910', personType: 'legal', address: { city: 'Bento Gonçalves' } },
  },
  'deposits.measured': {
    schema: listOf(WarehouseRow),
    facts: [
      { isDefault: true, counts: true, active: true },
      { isDefault: false, counts: false },
    ],
  },
  'order-create-201.measured': { schema: made, facts: { id: '26737111955' } },
  'order-detail.doc': {
    schema: OrderDetail,
    facts: {
      storeNumber: 'Loja_123',
      totalCents: 1200,
      discountCents: 1545,
      freightCents: 2000,
      items: [{ sku: 'BLG-5', quantity: '1', unitPriceCents: 490 }],
      installments: [{ amountCents: 12345 }],
      trackingCodes: ['COD123BR'],
    },
  },
  'order-status.measured': { schema: OrderDetail, facts: { statusId: '6', statusValue: 0 } },
  'payment-methods.recorded': {
    schema: listOf(PaymentMethodRow),
    facts: [{ name: 'Dinheiro', isDefault: true }, { name: 'Pix', type: 20 }, {}, {}, {}, {}, {}],
  },
  'product-create-201.measured': { schema: made, facts: { id: '16715406765' } },
  'product-detail.recorded': {
    schema: ProductDetail,
    facts: { shape: 'simple', priceCents: 90, grossWeightKg: undefined, imageUrls: [] },
  },
  'product-kit-structure.measured': {
    schema: ProductDetail,
    facts: {
      shape: 'kit',
      kit: {
        stock: 'from_components',
        components: [{ productId: '1463148685', quantity: '1000' }],
      },
    },
  },
  'product-list.measured': {
    schema: listOf(ProductListRow),
    facts: [{ sku: '100101', priceCents: 4900, state: 'active', parentId: undefined }],
  },
  'product-patch-200.measured': { schema: made, facts: { id: '16715406765' } },
  'product-store-link.recorded': {
    schema: listOf(StoreLinkRow),
    facts: [{ priceCents: 4990, promotionCents: 3590, channelId: '203593931' }],
  },
  'stock-balance.measured': {
    schema: listOf(BalanceRow),
    facts: [{ physical: '56', virtual: '29', warehouses: [{}, { virtual: '-27' }] }],
  },
  'stock-post-201.measured': { schema: made, facts: { id: '1' } },
};

/** Recognised as the error that it is. */
const REFUSALS: Readonly<Record<string, object>> = {
  'error-400-malformed-header.doc': refused({ type: 'invalid_request' }),
  'error-400-missing.doc': refused({ type: 'MISSING_REQUIRED_FIELD_ERROR', complaints: [] }),
  'error-400-order-fields.doc': refused({
    complaints: [{ code: 49 }, { code: 12, message: 'Id da forma de pagamento inválido.' }],
  }),
  'error-400-unknown.doc': refused({ type: 'UNKNOWN_ERROR' }),
  'error-400-validation.doc': refused({ type: 'VALIDATION_ERROR' }),
  'error-401-expired-token.doc': { do: 'renew_token' },
  'error-401-invalid-token.doc': { do: 'renew_token' },
  'error-403-scope.doc': { do: 'fail', failure: { code: 'bling.forbidden' } },
  'error-404.doc': { do: 'fail', failure: { code: 'bling.not_found' } },
  'error-429-day.doc': { do: 'stop_for_the_day' },
  'error-429-second.doc': { do: 'slow_down' },
  'error-500.doc': { do: 'again', failure: { code: 'bling.unavailable' } },
  'order-identical-put-400.measured': refused({ complaints: [{ code: 3 }] }),
  'order-installments-sum-400.recorded': refused({ complaints: [{ code: 22 }] }),
  'order-stale-installment-400.measured': refused({ complaints: [{ code: 0 }] }),
  'stock-no-product-400.measured': refused({ type: 'VALIDATION_ERROR' }),
};

/** Resources that the client does not call yet: only their envelope is read. */
const LATER = [
  'contact-types.measured',
  'generate-nfe-201.reported',
  'nfe-detail.doc',
  'product-supplier-list.measured',
  'receivable-list-item.recorded',
];

const EVENTS: Readonly<Record<string, object>> = {
  'webhook-consumer-invoice-created.doc': { kind: 'consumer_invoice', action: 'created' },
  'webhook-invoice-updated.doc': { kind: 'invoice', data: { number: '1234', status: 1 } },
  'webhook-order-created.doc': {
    kind: 'order',
    data: { storeNumber: 'Loja_123', totalCents: 12345 },
  },
  'webhook-order-deleted.doc': { kind: 'order', action: 'deleted', data: { id: '12345678' } },
  'webhook-order-updated.doc': { kind: 'order', action: 'updated' },
  'webhook-product-deleted.doc': { kind: 'product', action: 'deleted', data: { id: '12345678' } },
  'webhook-product-supplier-created.doc': { kind: 'product_supplier' },
  'webhook-product-updated.doc': {
    kind: 'product',
    data: { sku: 'COD-4587', parentId: '12345678' },
  },
  'webhook-stock-created.doc': { kind: 'stock', data: { virtual: '1500.75' } },
  'webhook-stock-deleted.doc': { kind: 'stock', action: 'deleted' },
  'webhook-virtual-stock-updated.doc': {
    kind: 'virtual_stock',
    data: { manyDependants: true, warehouses: [{ virtual: '73' }, { virtual: '75.5' }] },
  },
};

/** Shaped unlike an answer; each has its own test below. */
const SPECIAL = new Set([
  'contact-detail.measured',
  'homologation-flow.doc',
  'oauth-errors.doc',
  'oauth-token-200.doc',
  'order-statuses.measured',
]);

describeWithReference('the samples of Bling', 'bling/samples', (folder) => {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''));
  const read = (name: string) => {
    const text = readFileSync(join(folder, `${name}.json`), 'utf8');
    return JSON.parse(text) as { _sample: { operation: string; status: number }; body: never };
  };

  it('are all known to this test', () => {
    const known = [
      ...Object.keys(DATA),
      ...Object.keys(REFUSALS),
      ...LATER,
      ...Object.keys(EVENTS),
      ...SPECIAL,
    ];

    expect(known.toSorted()).toEqual(names.toSorted());
  });

  function judgeSample(name: string) {
    const { _sample: sample, body: value } = read(name);
    const { operation, status } = sample;
    return judge(
      { kind: 'answer', status, requestId: '', body: { readable: true, value } },
      { operation, write: !operation.startsWith('GET') },
    );
  }

  it.each(Object.entries(DATA))('%s is read', (name, { schema, facts }) => {
    const verdict = judgeSample(name);

    const readable = z.object({ do: z.literal('take'), value: schema }).parse(verdict);
    expect(readable.value).toMatchObject(facts);
  });

  it.each(Object.entries(REFUSALS))('%s is recognised', (name, verdict) => {
    expect(judgeSample(name)).toMatchObject(verdict);
  });

  it.each(LATER)('%s is taken out of its envelope', (name) => {
    expect(judgeSample(name)).toMatchObject({ do: 'take', value: expect.anything() });
  });

  it.each(Object.entries(EVENTS))('%s is read', (name, facts) => {
    const body = new TextEncoder().encode(JSON.stringify(read(name).body));
    const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;

    const event = openBlingWebhook({ body, signature, secrets: ['secret'] });

    expect(event).toMatchObject({
      readable: true,
      companyId: 'd4475854366a36c86a37e792f9634a51',
      date: Date.UTC(2025, 0, 10, 12, 18, 46),
      ...facts,
    });
  });

  it('name the keys of a contact that we read', () => {
    const { data } = read('contact-detail.measured').body as { data: object };
    const filled = { ...data, id: 1 };

    expect(ContactDetail.parse(filled)).toMatchObject({ id: '1', address: { city: '' } });
    expect(Object.keys(data)).toEqual(expect.arrayContaining(['ie', 'email', 'endereco', 'tipo']));
  });

  it('tell the normalised value of each seeded status', () => {
    const table = z
      .object({
        situacoes: z.array(z.object({ id: z.number(), nome: z.string(), valor: z.number() })),
      })
      .parse(read('order-statuses.measured'));

    const values = table.situacoes.map(
      (row) => StatusRow.parse({ ...row, valor: undefined }).value,
    );

    expect(values).toEqual(table.situacoes.map(({ valor }) => valor));
  });

  it('have the steps of the review of an app, which the client does not take yet', () => {
    expect(read('homologation-flow.doc').body).toHaveProperty('steps');
  });

  function oauthWith(status: number, body: unknown) {
    const clock = createVirtualClock(MORNING);
    const { fetch } = scriptedFetch(json(status, body));
    const gate = createTokenGate(clock);
    const transport = createTransport({ fetch, clock });
    return createBlingOAuth({ clock, transport, gate, clientId: 'id', clientSecret: 'secret' });
  }

  it('grant tokens', async () => {
    const oauth = oauthWith(200, read('oauth-token-200.doc').body);

    expect(await oauth.exchangeCode('c0de')).toMatchObject({
      accessToken: '<40 hex>',
      expiresAt: MORNING + 21_600_000,
    });
  });

  it.each(['invalid_client', 'expired_code', 'reused_code', 'inactive_company'])(
    'refuse tokens for good: %s',
    async (error) => {
      const { [error]: body } = read('oauth-errors.doc').body as Record<string, unknown>;

      const refreshed = await oauthWith(400, body).refresh('refresh-1');

      expect(refreshed).toMatchObject({
        kind: 'refused',
        failure: { code: 'bling.disconnected', kind: 'unauthorized' },
      });
    },
  );
});
