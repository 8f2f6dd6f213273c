import { z } from 'zod';

import type { Clock } from '../../kernel/clock.ts';
import { StoreRejected } from '../failures.ts';
import type { WooClient } from './client.ts';
import { isMissingRoute, parseAnswer } from './client.ts';
import type { WooSettings } from './settings.ts';
import { settle } from './transport.ts';
import { RawText } from './wire.ts';

/** A merchant changes such things by hand and seldom. */
const REMEMBER_MS = 600_000;

/** One open store: how to call it, and what is known of its set-up. */
export interface Shop {
  readonly client: WooClient;
  readonly clock: Clock;
  readonly settings: WooSettings;
  /** The global switch `woocommerce_manage_stock` is off. */
  stockIsOff(): Promise<boolean>;
  /** `kg`, `g`, `lbs` or `oz`. */
  weightUnit(): Promise<string>;
  /** `cm`, `m`, `mm`, `in` or `yd`. */
  dimensionUnit(): Promise<string>;
  /** Newer stores list the variations of all parents at once (guide woocommerce 2). */
  listsVariationsFlat(): Promise<boolean>;
}

export function createShop(settings: WooSettings, client: WooClient, clock: Clock): Shop {
  const setting = (id: string, usual: string) =>
    remembered(clock, () => readSetting(client, `settings/products/${id}`, usual));
  const manageStock = setting('woocommerce_manage_stock', 'yes');
  return {
    client,
    clock,
    settings,
    stockIsOff: async () => (await manageStock()) === 'no',
    weightUnit: setting('woocommerce_weight_unit', 'kg'),
    dimensionUnit: setting('woocommerce_dimension_unit', 'cm'),
    listsVariationsFlat: remembered(clock, async () => {
      const asked = await settle(client.read('variations', { per_page: 1, _fields: 'id' }));
      if (!asked.ok && !isMissingRoute(asked.failure)) throw asked.failure;
      return asked.ok;
    }),
  };
}

/** A store that does not tell this setting has the usual one. */
async function readSetting(client: WooClient, path: string, usual: string): Promise<string> {
  const asked = await settle(client.read(path));
  if (asked.ok) return parseAnswer(z.object({ value: RawText }), asked.value.json).value;
  if (asked.failure instanceof StoreRejected) return usual;
  throw asked.failure;
}

function remembered<Value>(clock: Clock, ask: () => Promise<Value>): () => Promise<Value> {
  let known: { readonly value: Value; readonly until: number } | undefined;
  return async () => {
    if (known && clock.monotonicMs() < known.until) return known.value;
    const value = await ask();
    known = { value, until: clock.monotonicMs() + REMEMBER_MS };
    return value;
  };
}
