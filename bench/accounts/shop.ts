import { createHmac, randomUUID } from 'node:crypto';

import type { ShopSeedInput } from '../../src/simulator/bling/seed.ts';
import type { Delivery } from '../intake/deliveries.ts';

export const SECRET = 'bench';
export const PRODUCTS = 3;

export function nameOf(account: number): string {
  return `conta-${account}`;
}

/** Bling's id of the company. */
export function companyOf(account: number): string {
  return account.toString(16).padStart(32, '0');
}

function productOf(at: number): number {
  return 16_600_000_001 + (at % PRODUCTS);
}

export function smallShop(account: number): ShopSeedInput {
  return {
    account: nameOf(account),
    company: { id: companyOf(account), nome: nameOf(account) },
    products: Array.from({ length: PRODUCTS }, (_, at) => ({
      id: productOf(at),
      nome: `Produto ${at}`,
      codigo: `SKU-${at}`,
      preco: 10,
    })),
  };
}

/** "This product was changed", signed: what follows is one call of Bling, for its detail. */
export function productNews(account: number, at: number): Delivery {
  const body = JSON.stringify({
    eventId: randomUUID(),
    date: new Date().toISOString(),
    version: 'v1',
    event: 'product.updated',
    companyId: companyOf(account),
    data: { id: productOf(at), codigo: `SKU-${at % PRODUCTS}`, nome: `Produto ${at}` },
  });
  const digest = createHmac('sha256', SECRET).update(body).digest('hex');
  return {
    path: '/webhooks/bling/default',
    body,
    headers: { 'content-type': 'application/json', 'x-bling-signature-256': `sha256=${digest}` },
  };
}
