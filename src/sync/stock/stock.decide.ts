import type { ErpProductId, WarehouseId } from '../../commerce/ids.ts';
import type { KitComponent } from '../../commerce/product.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { addQuantities, quantity, sellableUnits, subtractQuantity } from '../../kernel/quantity.ts';
import type { MessageRef } from '../../messages/message.ts';
import type { StockMode } from '../../stores/catalogue.ts';
import type { DatedBalance, LinePolicy, StoreSale } from './contained.ts';
import { becomesContainedAt, isContained } from './contained.ts';

/** How a product gets its number: its own balance, or what its components allow. */
export interface ProductSupply {
  readonly productId: ErpProductId;
  /** Set for kits without a balance of their own. */
  readonly components: readonly KitComponent[] | undefined;
}

export interface StockFacts {
  readonly supply: ProductSupply;
  /** By product, components included. Absent means unknown, which is not zero. */
  readonly balances: ReadonlyMap<ErpProductId, DatedBalance>;
  /** Why a balance is unknown: a chosen warehouse that the ERP tells nothing of. */
  readonly untoldWarehouses?: ReadonlyMap<ErpProductId, WarehouseId>;
  /** Units sold in stores by product, kits already taken apart into components where they draw on them. */
  readonly sales: ReadonlyMap<ErpProductId, readonly StoreSale[]>;
  readonly mode: StockMode;
  /** What the store shows; `undefined` when it does not say. */
  readonly shown: number | undefined;
  /** When the store's orders were last read in full; a number is raised only after the balance's date. */
  readonly ordersReadAt: number;
}

export interface StockPolicy extends LinePolicy {
  /** Units kept back from this store. */
  readonly bufferUnits: number;
  /** May we switch an item to counting quantities, or must a person? */
  readonly whenUnmanaged: 'start_managing' | 'ask';
}

/** The arithmetic behind a number, kept for the audit. */
export interface StockTerms {
  readonly productId: ErpProductId;
  readonly balance: Quantity;
  readonly observedAt: number;
  readonly inFlightUnits: Quantity;
  readonly bufferUnits: number;
}

export type StockPlan =
  | { readonly do: 'nothing'; readonly level: number; readonly lookAgainAt: number | undefined }
  | {
      readonly do: 'set';
      readonly level: number;
      readonly startManaging: boolean;
      readonly terms: readonly StockTerms[];
      readonly lookAgainAt: number | undefined;
    }
  /** The balance is not known: nothing is written. */
  | {
      readonly do: 'unknown';
      readonly productId: ErpProductId;
      /** A chosen warehouse that the ERP tells nothing of. */
      readonly warehouseId: WarehouseId | undefined;
    }
  /** Raising waits for orders read later than the balance. */
  | { readonly do: 'read_orders_first' }
  /** The store no longer has the item. */
  | { readonly do: 'gone' }
  | {
      readonly do: 'ask';
      readonly why: 'unmanaged' | 'parent_pool' | 'stock_off' | 'refused';
      /** The store's own reason, when it refused. */
      readonly cause?: MessageRef;
    };

/** Decides; never acts. The same facts give the same plan, and a plan carried out leaves nothing. */
export function decideStock(facts: StockFacts, policy: StockPolicy): StockPlan {
  const refusal = refuseMode(facts.mode, policy);
  if (refusal) return refusal;

  const parts = facts.supply.components ?? [
    { productId: facts.supply.productId, quantity: quantity(1) },
  ];
  let level = Number.POSITIVE_INFINITY;
  let lookAgainAt: number | undefined;
  const terms: StockTerms[] = [];
  for (const part of parts) {
    const balance = facts.balances.get(part.productId);
    if (!balance) {
      const warehouseId = facts.untoldWarehouses?.get(part.productId);
      return { do: 'unknown', productId: part.productId, warehouseId };
    }
    const sales = facts.sales.get(part.productId) ?? [];
    const inFlight = sales.filter((sale) => !isContained(sale, balance, policy));
    const inFlightUnits = addQuantities(...inFlight.map((sale) => sale.units));
    const free = subtractQuantity(balance.balance, inFlightUnits);
    level = Math.min(level, sellableUnits(free, part.quantity));
    lookAgainAt = earliest(
      lookAgainAt,
      inFlight.map((sale) => becomesContainedAt(sale, policy)),
    );
    terms.push({
      productId: part.productId,
      balance: balance.balance,
      observedAt: balance.observedAt,
      inFlightUnits,
      bufferUnits: policy.bufferUnits,
    });
  }
  level = Math.max(0, level - policy.bufferUnits);
  return planLevel({ facts, level, terms, lookAgainAt });
}

function planLevel(found: {
  facts: StockFacts;
  level: number;
  terms: readonly StockTerms[];
  lookAgainAt: number | undefined;
}): StockPlan {
  const { facts, level, terms, lookAgainAt } = found;
  const managed = facts.mode !== 'unmanaged';
  if (managed && facts.shown === level) return { do: 'nothing', level, lookAgainAt };
  const raises = facts.shown === undefined || level > facts.shown;
  const newest = Math.max(...terms.map((term) => term.observedAt));
  if (raises && facts.ordersReadAt < newest) return { do: 'read_orders_first' };
  return { do: 'set', level, startManaging: !managed, terms, lookAgainAt };
}

function refuseMode(mode: StockMode, policy: StockPolicy): StockPlan | undefined {
  if (mode === 'parent') return { do: 'ask', why: 'parent_pool' };
  if (mode === 'off') return { do: 'ask', why: 'stock_off' };
  if (mode === 'unmanaged' && policy.whenUnmanaged === 'ask')
    return { do: 'ask', why: 'unmanaged' };
  return undefined;
}

function earliest(known: number | undefined, more: readonly (number | undefined)[]) {
  const all = [known, ...more].filter((at) => at !== undefined);
  return all.length > 0 ? Math.min(...all) : undefined;
}
