import fc from 'fast-check';

import type { ErpProductId } from '../../commerce/ids.ts';
import { quantity } from '../../kernel/quantity.ts';
import type { DatedBalance, StoreSale } from './contained.ts';
import {
  CANCELLED,
  component,
  MUG,
  OTHER,
  POSTING,
  RELEASE_MS,
  RESERVING,
  SET,
  TRAY,
} from './stock.builder.ts';
import type { StockFacts, StockPolicy } from './stock.decide.ts';

const START = Date.UTC(2026, 2, 10);
const HOUR_MS = 3_600_000;
/** Instants close enough to each other that every hold begins and ends within them. */
const instant = fc.integer({ min: 0, max: 5 }).map((steps) => START + steps * (RELEASE_MS / 2));
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Tenths of units, so that the model can reckon in whole numbers. */
const tenths = (min: number, max: number) =>
  fc.integer({ min, max }).map((units) => quantity((units / 10).toFixed(1)));

const balance: fc.Arbitrary<DatedBalance> = fc.record({
  balance: tenths(-50, 300),
  observedAt: instant,
  readBeganAt: perhaps(instant),
});

const sold: fc.Arbitrary<StoreSale> = fc.record({
  orderKey: fc.constant('sto_11111111/1'),
  units: tenths(1, 60),
  importedAt: perhaps(instant),
  erpStatusId: perhaps(fc.constantFrom(RESERVING, RESERVING, POSTING, CANCELLED, OTHER)),
  erpStatusSeenAt: perhaps(instant),
});

const byProduct = <Value>(value: fc.Arbitrary<Value>) =>
  fc
    .record({ mug: perhaps(value), tray: perhaps(value) })
    .map(({ mug, tray }) => new Map(definedOf([MUG, mug], [TRAY, tray])));

export const anyFacts: fc.Arbitrary<StockFacts> = fc.record({
  supply: fc.constantFrom(
    { productId: MUG, components: undefined },
    { productId: SET, components: [component(MUG, 2), component(TRAY, '0.5')] },
  ),
  balances: byProduct(balance),
  sales: byProduct(fc.array(sold, { maxLength: 4 })),
  mode: fc.constantFrom('managed', 'managed', 'managed', 'unmanaged', 'parent', 'off', 'backorder'),
  shown: perhaps(fc.integer({ min: 0, max: 30 })),
  ordersReadAt: instant,
  pace: perhaps(
    fc.record({ soldUnits: fc.integer({ min: 0, max: 3_000 }), now: fc.constant(START + HOUR_MS) }),
  ),
});

export const anyPolicy: fc.Arbitrary<StockPolicy> = fc.record({
  balance: fc.constantFrom('virtual', 'physical'),
  reservingStatuses: fc.constant([RESERVING]),
  postingStatuses: fc.constantFrom([POSTING], []),
  stockReleaseMs: fc.constant(RELEASE_MS),
  bufferUnits: fc.integer({ min: 0, max: 3 }),
  bufferPercent: fc.constantFrom(0, 0, 30),
  bufferSpeedDays: fc.constantFrom(0, 1),
  bufferSpeedMaxUnits: fc.integer({ min: 0, max: 3 }),
  whenUnmanaged: fc.constantFrom('start_managing', 'ask'),
});

/**
 * The formula of the domain rules (1.1 to 1.3), written anew in whole tenths: the judge of `decideStock`.
 *
 * @returns the units that may be shown; `undefined` when that is unknown
 */
function levelByTheRules(facts: StockFacts, policy: StockPolicy): number | undefined {
  const parts = facts.supply.components ?? [component(facts.supply.productId, 1)];
  const limits: number[] = [];
  const onShelf: number[] = [];
  for (const part of parts) {
    const known = facts.balances.get(part.productId);
    if (!known) return undefined;
    const open = (facts.sales.get(part.productId) ?? []).filter(
      (one) => !mayBeGivenBack(one, known, policy),
    );
    const free = open.reduce((left, one) => left - inTenths(one.units), inTenths(known.balance));
    limits.push(Math.floor(free / inTenths(part.quantity)));
    onShelf.push(Math.floor(inTenths(known.balance) / inTenths(part.quantity)));
  }
  const kept = Math.max(
    policy.bufferUnits,
    Math.ceil((Math.max(0, Math.min(...onShelf)) * policy.bufferPercent) / 100),
    soldMeanwhile(facts, policy),
  );
  return Math.max(0, Math.max(0, Math.min(...limits)) - kept);
}

/** One day's sales, for each whole minute since the oldest balance. */
function soldMeanwhile({ pace, supply, balances }: StockFacts, policy: StockPolicy): number {
  if (!pace || policy.bufferSpeedDays === 0) return 0;
  const ids = supply.components?.map(({ productId }) => productId) ?? [supply.productId];
  const oldest = Math.min(...ids.map((id) => balances.get(id)?.observedAt ?? pace.now));
  const minutes = Math.floor((pace.now - oldest) / 60_000);
  return Math.min(policy.bufferSpeedMaxUnits, Math.ceil((pace.soldUnits * minutes) / 1_440));
}

/** The plan that the rules 1.1 to 1.4 and 1.8 ask for, of each kind what must be right in it. */
export function planByTheRules(facts: StockFacts, policy: StockPolicy) {
  const { mode, shown } = facts;
  const isGuarded = mode === 'unmanaged' && policy.whenUnmanaged === 'ask';
  if (mode === 'parent' || mode === 'off' || isGuarded) return { do: 'ask' };
  const level = levelByTheRules(facts, policy);
  if (level === undefined) return { do: 'unknown' };
  if (mode !== 'unmanaged' && shown === level) return { do: 'nothing', level };
  const raises = shown === undefined || level > shown;
  if (raises && facts.ordersReadAt < newestBalance(facts)) return { do: 'read_orders_first' };
  return { do: 'set', level, startManaging: mode === 'unmanaged' };
}

function newestBalance({ supply, balances }: StockFacts): number {
  const ids = supply.components?.map(({ productId }) => productId) ?? [supply.productId];
  return Math.max(...ids.map((id) => balances.get(id)?.observedAt ?? 0));
}

/** Rules 1.2 and 1.3, word by word. */
function mayBeGivenBack(one: StoreSale, known: DatedBalance, policy: StockPolicy): boolean {
  const { importedAt, erpStatusId: status } = one;
  if (known.readBeganAt === undefined || importedAt === undefined || !status) return false;
  const isEntered = (one.erpStatusSeenAt ?? importedAt) > importedAt;
  const isPosted = isEntered && policy.postingStatuses.includes(status);
  const isReserved = policy.reservingStatuses.includes(status);
  if (!isPosted && (policy.balance === 'physical' || !isReserved)) return false;
  const knownSinceMs = known.readBeganAt - Math.max(importedAt, one.erpStatusSeenAt ?? importedAt);
  return knownSinceMs >= policy.stockReleaseMs;
}

function inTenths(units: string): number {
  return Math.round(Number(units) * 10);
}

function definedOf<Value>(...pairs: readonly (readonly [ErpProductId, Value | undefined])[]) {
  return pairs.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const]));
}
