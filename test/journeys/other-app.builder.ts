import { z } from 'zod';

import type { ServingShop } from './serving-shop.builder.ts';

const OTHER = {
  clientId: 'other-app',
  clientSecret: 'other-secret',
  redirectUri: 'http://127.0.0.1/other',
};
/** Calls of other apps count for the account's limit too: it keeps well away from ours. */
const PAUSE_MS = 1_500;
const Links = z.object({ data: z.array(z.object({ id: z.number() })) });

/** Another integration of the same Bling account: does what no screen of the simulated operator does. */
export function openOtherApp(shop: ServingShop) {
  const { bling, clock } = shop;
  bling.integrators.registerApp(OTHER);
  const token = bling.integrators.grant(OTHER.clientId, 'azul').access_token;

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    await shop.run(clock.sleep(PAUSE_MS));
    const headers = { authorization: `Bearer ${token}` };
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const url = `http://bling.test/Api/v3${path}`;
    const response = await shop.run(bling.fetch(url, { method, headers, ...init }));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    await shop.run(clock.sleep(PAUSE_MS));
    return text === '' ? undefined : JSON.parse(text);
  }

  return {
    call,
    /** A new variation of a parent, by SKU. */
    addVariation: (parent: string, variation: object) =>
      call('PATCH', `/produtos/${shop.productId(parent)}`, { variacoes: [variation] }),
    /** What one channel asks for a product that it has already. */
    async setStorePrice(codigo: string, loja: number, prices: object): Promise<void> {
      const id = shop.productId(codigo);
      const { data } = Links.parse(await call('GET', `/produtos/lojas?idProduto=${id}`));
      const body = { codigo: '1', produto: { id }, loja: { id: loja }, ...prices };
      await call('PUT', `/produtos/lojas/${data[0]?.id ?? 0}`, body);
    },
  };
}
