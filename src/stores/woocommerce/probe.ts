import { z } from 'zod';

import type { StoreProbe } from '../connector.ts';
import { StoreRejected } from '../failures.ts';
import { parseAnswer } from './client.ts';
import type { Shop } from './shop.ts';
import { listOf, RawText, Text } from './wire.ts';

const Index = z.object({ name: Text, url: RawText, home: RawText, namespaces: listOf(RawText) });
const Currency = z.object({ code: RawText });
const SystemStatus = z.object({ environment: z.object({ version: RawText }) });
const Statuses = z.array(z.object({ slug: RawText, name: Text }));
const Gateways = z.array(
  z
    .object({ id: RawText, title: Text, method_title: Text })
    .transform(({ id, title, method_title: usual }) => ({ code: id, name: title || usual || id })),
);

/**
 * Who and what the store is. Six calls, one of them slow: at connection time only.
 *
 * @throws {StoreUnauthorized} when the keys do not work
 * @throws {StoreRejected} when there is no WooCommerce at this address
 */
export async function probeStore(shop: Shop): Promise<StoreProbe> {
  const ask = async <Schema extends z.ZodType>(path: string, schema: Schema) =>
    parseAnswer(schema, (await shop.client.read(path)).json);

  const index = await ask('/', Index);
  if (!index.namespaces.includes('wc/v3'))
    throw new StoreRejected({
      storeCode: 'no_woocommerce',
      detail: 'there is no WooCommerce API (wc/v3) at this address',
    });
  const currency = await ask('data/currencies/current', Currency);
  const statuses = await ask('reports/orders/totals', Statuses);
  const paymentMethods = await ask('payment_gateways', Gateways);
  const system = await ask('system_status', SystemStatus);
  return {
    name: index.name,
    url: index.home || index.url,
    version: system.environment.version,
    currency: currency.code,
    managesStock: !(await shop.stockIsOff()),
    orderStatuses: statuses.map(({ slug, name }) => ({ code: slug, name })),
    paymentMethods,
  };
}
