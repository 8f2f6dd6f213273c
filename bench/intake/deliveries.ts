import { createHmac, randomUUID } from 'node:crypto';

import { companyOf, productOf, PRODUCTS, SHOPS } from './connected-shops.ts';

export interface Delivery {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Balances as Bling tells them (guide 4.2), signed; shops and products in turn, each event new. */
export function signedDelivery(at: number): Delivery {
  const eventId = randomUUID();
  const body = JSON.stringify({
    eventId,
    date: new Date().toISOString(),
    version: 'v1',
    event: 'virtual_stock.updated',
    companyId: companyOf(at % SHOPS),
    data: {
      produto: { id: productOf(at % PRODUCTS) },
      saldoFisicoTotal: at % 90,
      saldoVirtualTotal: at % 90,
      vinculoComplexo: false,
      depositos: [{ id: 14_800_000_002, saldoFisico: at % 90, saldoVirtual: at % 90 }],
    },
  });
  const digest = createHmac('sha256', 'bench-secret').update(body).digest('hex');
  return {
    path: '/webhooks/bling/default',
    body,
    headers: { 'content-type': 'application/json', 'x-bling-signature-256': `sha256=${digest}` },
  };
}

/** The same bytes for the bare route. */
export function bareDelivery(at: number): Delivery {
  return { ...signedDelivery(at), path: `/bare/${randomUUID()}` };
}
