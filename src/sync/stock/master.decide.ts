import type { WarehouseId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import { addQuantities, NONE, quantity, subtractQuantity } from '../../kernel/quantity.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { StockMode } from '../../stores/catalogue.ts';
import type { DatedBalance, LinePolicy, StoreSale } from './contained.ts';
import { becomesContainedAt, isContained } from './contained.ts';

/** A sale as the stock master sees it. */
export interface MasterSale extends StoreSale {
  /** `master`: its own number of this very item fell. `others`: another store sold, or the units left in a kit. */
  readonly takenBy: 'master' | 'others';
}

/** What the number of one item in the master store means for the ERP. */
export interface MasterFacts {
  readonly mode: StockMode;
  /** Units that the store shows. */
  readonly shown: number | undefined;
  /** As read; absent means unknown. */
  readonly balance: StockBalance | undefined;
  readonly readBeganAt: number;
  readonly sales: readonly MasterSale[];
  /** An order ended in its store, and the ERP may still bring its goods back by itself; epoch ms when it surely has. */
  readonly comingBack: { readonly settledAt: number | undefined } | undefined;
  /** When both sides were last seen to agree, epoch ms; `undefined`: never. */
  readonly agreedAt: number | undefined;
}

export type MasterPolicy = LinePolicy & Pick<AccountPolicy, 'warehouses'>;

/** The arithmetic behind a balance that is written, kept for the audit. */
export interface MasterTerms {
  readonly shown: number;
  /** What the store took from its number and the ERP has not taken off its shelf. */
  readonly reservedUnits: Quantity;
  /** What others sold and the ERP has taken off since both last agreed: the store's number does not know. */
  readonly soldElsewhere: Quantity;
}

export type MasterPlan =
  /** Both agree. `isNews`: this was not known yet. */
  | { readonly do: 'nothing'; readonly shown: number; readonly isNews: boolean }
  | {
      readonly do: 'set';
      readonly shown: number;
      readonly warehouseId: WarehouseId;
      readonly physical: Quantity;
      readonly before: Quantity;
      readonly terms: MasterTerms;
    }
  /** A sale is not proven to be in the ERP, or its end is not. */
  | { readonly do: 'wait'; readonly untilMs: number | undefined }
  | { readonly do: 'unknown'; readonly warehouseId: WarehouseId | undefined }
  | { readonly do: 'gone' }
  | { readonly do: 'ask'; readonly why: MasterDoubt; readonly units?: Quantity };

export type MasterDoubt =
  | 'unmanaged'
  | 'parent_pool'
  | 'stock_off'
  | 'warehouse'
  | 'never_counted'
  | 'sold_elsewhere';

export type DecideMaster = (facts: MasterFacts, policy: MasterPolicy) => MasterPlan;

/**
 * The physical balance that makes the ERP agree with the master store (domain rules 1.7): what the store shows
 * and what it has taken for orders that the ERP still only reserves. Sold goods that the store's number cannot
 * know of are never given back.
 */
export function decideMaster(facts: MasterFacts, policy: MasterPolicy): MasterPlan {
  const { shown, balance } = facts;
  const doubt = doubtOfMode(facts.mode);
  if (doubt) return { do: 'ask', why: doubt };
  if (shown === undefined) return { do: 'ask', why: 'unmanaged' };
  if (!balance) return { do: 'unknown', warehouseId: undefined };
  const chosen = oneWarehouse(balance, policy);
  if (chosen === 'several') return { do: 'ask', why: 'warehouse' };
  if (typeof chosen === 'string') return { do: 'unknown', warehouseId: chosen };
  if (!chosen) return { do: 'unknown', warehouseId: undefined };
  const dated = datedAs(balance, facts.readBeganAt);
  return holdUp(facts, dated, policy) ?? planBalance({ facts, shown, chosen, dated }, policy);
}

/** While a sale is in flight, or the goods of one come back, nobody can tell what Bling will do by itself. */
function holdUp(
  { sales, comingBack }: MasterFacts,
  balance: DatedBalance,
  policy: MasterPolicy,
): MasterPlan | undefined {
  const inFlight = sales.filter((sale) => !isContained(sale, balance, inErp(policy)));
  if (inFlight.length > 0) return { do: 'wait', untilMs: soonest(inFlight, policy) };
  return comingBack && { do: 'wait', untilMs: comingBack.settledAt };
}

function planBalance(
  found: {
    readonly facts: MasterFacts;
    readonly shown: number;
    readonly chosen: StockBalance['warehouses'][number];
    readonly dated: DatedBalance;
  },
  policy: MasterPolicy,
): MasterPlan {
  const { facts, shown, chosen, dated } = found;
  const { sales, agreedAt } = facts;
  const { warehouseId, physical: before } = chosen;
  const of = (takenBy: MasterSale['takenBy']) => sales.filter((sale) => sale.takenBy === takenBy);
  const reservedUnits = unitsOf(of('master').filter((sale) => !isPosted(sale, dated, policy)));
  const soldElsewhere = unitsOf(
    of('others').filter((sale) => isPosted(sale, dated, policy) && isLater(sale, agreedAt)),
  );
  const agreed = addQuantities(quantity(shown), reservedUnits);
  if (agreed === before) return { do: 'nothing', shown, isNews: soldElsewhere !== NONE };
  const isUncounted = agreedAt === undefined && agreed === NONE;
  if (isUncounted) return { do: 'ask', why: 'never_counted' };
  const physical = subtractQuantity(agreed, soldElsewhere);
  if (physical === before) return { do: 'ask', why: 'sold_elsewhere', units: soldElsewhere };
  const terms = { shown, reservedUnits, soldElsewhere };
  return { do: 'set', shown, warehouseId, physical, before, terms };
}

function doubtOfMode(mode: StockMode): MasterDoubt | undefined {
  if (mode === 'parent') return 'parent_pool';
  if (mode === 'off') return 'stock_off';
  return mode === 'unmanaged' ? 'unmanaged' : undefined;
}

/** The one warehouse that is counted; its id alone when the ERP does not tell it. */
function oneWarehouse({ warehouses }: StockBalance, policy: MasterPolicy) {
  const [only, second] = policy.warehouses === 'all' ? [] : policy.warehouses;
  if (second !== undefined) return 'several';
  if (only !== undefined) return warehouses.find((each) => each.warehouseId === only) ?? only;
  return warehouses.length > 1 ? 'several' : warehouses[0];
}

function datedAs(balance: StockBalance, readBeganAt: number): DatedBalance {
  return { balance: balance.physical, observedAt: readBeganAt, readBeganAt };
}

/** Whatever is sold of it: a sale that the ERP reserves is known to it. */
function inErp(policy: LinePolicy): LinePolicy {
  return { ...policy, balance: 'virtual' };
}

function isPosted(sale: StoreSale, balance: DatedBalance, policy: LinePolicy): boolean {
  return isContained(sale, balance, { ...policy, balance: 'physical' });
}

function isLater(sale: StoreSale, agreedAt: number | undefined): boolean {
  const posted = sale.postedAt ?? sale.erpStatusSeenAt;
  return agreedAt !== undefined && posted !== undefined && posted > agreedAt;
}

function soonest(sales: readonly StoreSale[], policy: LinePolicy): number | undefined {
  const known = sales.flatMap((sale) => becomesContainedAt(sale, inErp(policy)) ?? []);
  return known.length > 0 ? Math.min(...known) : undefined;
}

function unitsOf(sales: readonly StoreSale[]): Quantity {
  return addQuantities(NONE, ...sales.map(({ units }) => units));
}
