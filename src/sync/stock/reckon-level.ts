import type { ErpProductId, WarehouseId } from '../../commerce/ids.ts';
import type { KitComponent } from '../../commerce/product.ts';
import {
  addQuantities,
  NONE,
  quantity,
  sellableUnits,
  subtractQuantity,
} from '../../kernel/quantity.ts';
import { type Buffer, type BufferPolicy, decideBuffer, keepBack } from './buffer.decide.ts';
import {
  becomesContainedAt,
  type DatedBalance,
  type LinePolicy,
  type StoreSale,
} from './contained.ts';
import { lineTerms, linesKeptOf, type StockTerms } from './stock-terms.ts';

/** How a product gets its number: its own balance, or what its components allow. */
export interface ProductSupply {
  readonly productId: ErpProductId;
  /** Set for kits without a balance of their own. */
  readonly components: readonly KitComponent[] | undefined;
}

/** What a number is made of, but for the store itself. */
export interface LevelFacts {
  readonly supply: ProductSupply;
  /** By product, components included. Absent means unknown, which is not zero. */
  readonly balances: ReadonlyMap<ErpProductId, DatedBalance>;
  /** Why a balance is unknown: a chosen warehouse that the ERP tells nothing of. */
  readonly untoldWarehouses?: ReadonlyMap<ErpProductId, WarehouseId> | undefined;
  /** Units sold in stores by product, kits already taken apart into components where they draw on them. */
  readonly sales: ReadonlyMap<ErpProductId, readonly StoreSale[]>;
  /** Of the product itself; absent where the policy keeps nothing back by speed. */
  readonly pace?: { readonly soldUnits: number; readonly now: number } | undefined;
}

export type LevelPolicy = LinePolicy & BufferPolicy;

/** A number with its arithmetic. */
export interface Reckoning {
  readonly level: number;
  readonly buffer: Buffer;
  /** One for the product, or one for each component. The one that allows least decides. */
  readonly terms: readonly StockTerms[];
  /** When the first of the lines that are taken off may be given back, epoch ms. */
  readonly lookAgainAt: number | undefined;
}

export interface UnknownLevel {
  readonly productId: ErpProductId;
  /** A chosen warehouse that the ERP tells nothing of. */
  readonly warehouseId: WarehouseId | undefined;
}

/** The formula of domain rules 1.1 to 1.3, each term kept. */
export function reckonLevel(
  facts: LevelFacts,
  policy: LevelPolicy,
): { readonly known: Reckoning } | { readonly known?: undefined; readonly unknown: UnknownLevel } {
  const parts = facts.supply.components ?? [
    { productId: facts.supply.productId, quantity: quantity(1) },
  ];
  let lookAgainAt: number | undefined;
  let balanceUnits = Number.POSITIVE_INFINITY;
  const terms: StockTerms[] = [];
  for (const part of parts) {
    const balance = facts.balances.get(part.productId);
    if (!balance) {
      const warehouseId = facts.untoldWarehouses?.get(part.productId);
      return { unknown: { productId: part.productId, warehouseId } };
    }
    const sales = facts.sales.get(part.productId) ?? [];
    const most = linesKeptOf(parts.length);
    const { inFlight, lines, rest } = lineTerms(sales, { balance, policy, most });
    const inFlightUnits = addQuantities(...inFlight.map(({ units }) => units));
    const free = subtractQuantity(balance.balance, inFlightUnits);
    balanceUnits = Math.min(balanceUnits, sellableUnits(balance.balance, part.quantity));
    lookAgainAt = earliest(
      lookAgainAt,
      inFlight.map((sale) => becomesContainedAt(sale, policy)),
    );
    terms.push({
      productId: part.productId,
      each: part.quantity,
      ...termsOfBalance(balance, policy),
      inFlightUnits,
      lines,
      ...(rest.length > 0
        ? { moreLines: { count: rest.length, units: addQuantities(NONE, ...rest) } }
        : {}),
      containedLines: sales.length - inFlight.length,
      allows: sellableUnits(free, part.quantity),
    });
  }
  const pace = paceOf(facts, terms);
  const buffer = decideBuffer({ balanceUnits, pace }, policy);
  const level = keepBack(Math.min(...terms.map(({ allows }) => allows)), buffer);
  return { known: { level, buffer, terms, lookAgainAt } };
}

function termsOfBalance(known: DatedBalance, { balance: kind }: LinePolicy) {
  const { balance, observedAt, readBeganAt, warehouses } = known;
  const source = known.source ?? (readBeganAt === undefined ? 'event' : 'read');
  return {
    balance,
    kind,
    source,
    observedAt,
    ...(readBeganAt === undefined ? {} : { readBeganAt }),
    ...(warehouses ? { warehouses: [...warehouses] } : {}),
  } as const;
}

function paceOf({ pace }: LevelFacts, terms: readonly StockTerms[]) {
  if (!pace) return undefined;
  const oldest = Math.min(...terms.map(({ observedAt }) => observedAt));
  return { soldUnits: pace.soldUnits, ageMs: pace.now - oldest };
}

function earliest(known: number | undefined, more: readonly (number | undefined)[]) {
  const all = [known, ...more].filter((at) => at !== undefined);
  return all.length > 0 ? Math.min(...all) : undefined;
}
