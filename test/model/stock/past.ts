import fc from 'fast-check';

import type { ErpProductId } from '../../../src/commerce/ids.ts';
import { COUNTED, MUG, RELEASE_MS, SOLD, TRAY } from './goods.ts';
import type { Fate } from './news.ts';

/** What somebody does; sales are named by their place among those of all stores, round and round. */
export type Act =
  | ({ readonly do: 'buy'; readonly store: number; readonly product: ErpProductId } & Units & {
        readonly isPaid: boolean;
      })
  | { readonly do: 'pay' | 'cancel' | 'complete' | 'put_aside'; readonly sale: number }
  | ({ readonly do: 'refund'; readonly sale: number; readonly restocks: boolean } & Units)
  | ({ readonly do: 'receive' | 'lose' | 'counter'; readonly product: ErpProductId } & Units)
  | ({ readonly do: 'reserve'; readonly product: ErpProductId } & Units)
  | {
      readonly do: 'erp_status';
      readonly sale: number;
      readonly status: 'open' | 'fulfilled' | 'cancelled' | 'other';
    }
  | { readonly do: 'sweep' }
  | { readonly do: 'die'; readonly commits: number; readonly downMs: number }
  | { readonly do: 'lose_answer'; readonly store: number };
interface Units {
  readonly units: number;
}

/** All that makes a run what it is. */
export interface Past {
  readonly acts: readonly { readonly afterMs: number; readonly act: Act }[];
  readonly fates: readonly Fate[];
  readonly callMs: number;
  readonly reserveMs: number;
  readonly postMs: number;
  readonly balance: 'virtual' | 'physical';
  readonly bufferUnits: number;
  readonly untold: ErpProductId | undefined;
  readonly mugs: number;
  readonly trays: number;
  /** The first store counts the shelf: it is the stock master. */
  readonly hasMaster: boolean;
}

const store = fc.nat({ max: 2 });
const sale = fc.nat({ max: 3 });
const units = fc.integer({ min: 1, max: 3 });
const counted = fc.constantFrom(...COUNTED);
const weighted = (weight: number, arbitrary: fc.Arbitrary<Act>) => ({ weight, arbitrary });
const what = <Name extends string>(...names: Name[]) => fc.constantFrom(...names);

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  weighted(
    8,
    fc.record({
      do: what('buy'),
      store,
      product: fc.constantFrom(MUG, ...SOLD),
      units,
      isPaid: fc.constantFrom(true, true, false),
    }),
  ),
  weighted(4, fc.record({ do: what('pay', 'cancel', 'complete', 'put_aside'), sale })),
  weighted(1, fc.record({ do: what('refund'), sale, units, restocks: fc.boolean() })),
  weighted(3, fc.record({ do: what('receive', 'lose', 'counter'), product: counted, units })),
  weighted(
    5,
    fc.record({
      do: what('erp_status'),
      sale,
      status: what('fulfilled', 'other', 'cancelled', 'fulfilled', 'other', 'cancelled', 'open'),
    }),
  ),
  weighted(1, fc.record({ do: what('reserve'), product: counted, units })),
  weighted(2, fc.record({ do: what('sweep') })),
  weighted(
    1,
    fc.record({
      do: what('die'),
      commits: fc.nat({ max: 6 }),
      downMs: fc.constantFrom(2_000, 40_000),
    }),
  ),
  weighted(1, fc.record({ do: what('lose_answer'), store })),
);

/** At once, while calls are under way, after a write has settled, or near the end of a hold. */
const anyPause = fc.constantFrom(0, 50, 300, 1_500, 5_000, 20_000, RELEASE_MS - 5_000);

/** Mostly soon; now and then late, twice, or never. */
const anyFate: fc.Arbitrary<Fate> = fc.constantFrom<Fate>(
  [500],
  [500],
  [2_500],
  [2_500],
  [45_000],
  [500, 20_000],
  [],
);

export const anyPast: fc.Arbitrary<Past> = fc.record({
  acts: fc.array(fc.record({ afterMs: anyPause, act: anyAct }), {
    minLength: 1,
    maxLength: 14,
    size: '+1',
  }),
  fates: fc.array(anyFate, { minLength: 1, maxLength: 7 }),
  callMs: fc.constantFrom(100, 400),
  reserveMs: fc.constantFrom(1_000, 15_000, RELEASE_MS - 10_000),
  postMs: fc.constantFrom(500, 20_000, RELEASE_MS - 10_000),
  balance: fc.constantFrom('virtual', 'virtual', 'physical'),
  bufferUnits: fc.constantFrom(0, 0, 0, 1),
  untold: fc.constantFrom(undefined, undefined, undefined, undefined, TRAY),
  mugs: fc.integer({ min: 0, max: 8 }),
  trays: fc.integer({ min: 0, max: 8 }),
  hasMaster: fc.constantFrom(false, false, true),
});
