import { systemRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { DEFAULT_OPTIONS } from '../../src/simulator/store/options.ts';
import { createSign } from '../../src/stores/woocommerce/credentials.ts';
import { WooSettings } from '../../src/stores/woocommerce/settings.ts';

const [KEY] = DEFAULT_OPTIONS.keys;

export interface BareItem {
  readonly url: string;
  readonly itemId: number;
  readonly level: number;
}

/** Sets one number as one who has nothing else to do, in one call. @returns milliseconds until it is answered */
export async function bareRoundTrip({ url, itemId, level }: BareItem): Promise<number> {
  const settings = WooSettings.parse({
    url,
    consumerKey: KEY?.key,
    consumerSecret: KEY?.secret,
  });
  const sign = createSign(settings, { clock: systemClock, random: systemRandom });
  const startedAt = performance.now();
  const signed = sign({ method: 'POST', url: `${url}/wp-json/wc/v3/products/batch` });
  const answer = await fetch(signed.url, {
    method: 'POST',
    headers: { ...signed.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ update: [{ id: itemId, stock_quantity: level }] }),
  });
  await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} of the store`);
  return performance.now() - startedAt;
}
