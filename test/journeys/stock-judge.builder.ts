import type { BlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import type { BalanceChange } from '../../src/simulator/bling/state/balance-change.ts';
import type { QuantityChange, Sale } from '../../src/simulator/store/history.ts';

/** Of the simulators only what is judged, so that a past can be made by hand. */
interface JudgedWorld {
  readonly bling: Pick<BlingSimulator, 'history'> & {
    state(account: string): {
      readonly orders: readonly { readonly id: number; readonly lojaId: number }[];
      readonly products: readonly { readonly codigo: string; readonly virtualTotal: number }[];
    };
  };
  readonly stores: readonly JudgedStore[];
  readonly account: string;
  /** SKU of a virtual kit, the SKU of its one component, and how many a kit needs. */
  readonly kits?: readonly { readonly kit: string; readonly of: string; readonly each: number }[];
}

interface JudgedStore {
  readonly history: {
    readonly quantities: readonly QuantityChange[];
    readonly sales: readonly Sale[];
  };
  state(): {
    readonly products: readonly {
      readonly sku: string;
      readonly type: string;
      readonly quantity: number | null | undefined;
    }[];
  };
}

/** A number that we wrote, or units that were sold, beyond what was there. */
export interface Excess {
  readonly at: string;
  readonly sku: string;
  readonly units: number;
  readonly there: number;
}

interface Step {
  readonly at: number;
  readonly change: number;
}

/**
 * Judges stock from the histories of the simulators alone: none of our code has a say.
 *
 * What is there = what lies on Bling's shelf, as if no order of our stores had been posted, less what other
 * channels hold, less all that the stores have taken for their orders.
 */
export function createStockJudge(world: JudgedWorld) {
  const { bling, stores, account, kits = [] } = world;
  const channelOf = new Map(bling.state(account).orders.map(({ id, lojaId }) => [id, lojaId]));

  function stepsOf(sku: string): readonly Step[] {
    const steps: Step[] = [];
    let before: BalanceChange | undefined;
    for (const now of bling.history.filter(({ codigo }) => codigo === sku)) {
      steps.push({ at: now.at, change: changeByOthers(before, now) });
      before = now;
    }
    for (const { each, history } of drawsOn(sku))
      for (const { at, orderId, before: from, after } of history)
        if (orderId !== undefined) steps.push({ at, change: ((after ?? 0) - (from ?? 0)) * each });
    return steps.toSorted((one, other) => one.at - other.at);
  }

  function changeByOthers(before: BalanceChange | undefined, now: BalanceChange): number {
    const order = Number(/^order (\d+) /.exec(now.cause)?.[1] ?? 0);
    if ((channelOf.get(order) ?? 0) !== 0) return 0;
    if (now.cause.endsWith('reservation')) return heldIn(before) - heldIn(now);
    return now.physicalTotal - (before?.physicalTotal ?? 0);
  }

  function drawsOn(sku: string) {
    const sellers = [{ kit: sku, each: 1 }, ...kits.filter(({ of }) => of === sku)];
    return sellers.map(({ kit, each }) => ({
      each,
      history: stores.flatMap(({ history }) => history.quantities).filter((one) => one.sku === kit),
    }));
  }

  /** The most units of it that were there at some moment from `from` to `to`, before and after each change. */
  function mostThere(sku: string, from: number, to: number): number {
    const kit = kits.find((one) => one.kit === sku);
    if (kit) return Math.floor(mostThere(kit.of, from, to) / kit.each);
    let there = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (const { at, change } of stepsOf(sku)) {
      if (at >= from && at <= to) most = Math.max(most, there);
      if (at > to) break;
      there += change;
      if (at >= from) most = Math.max(most, there);
    }
    return Math.max(0, most, there);
  }

  const excess = (found: { at: number; sku: string; units: number }, windowMs: number) => {
    const there = mostThere(found.sku, found.at - windowMs, found.at);
    const at = new Date(found.at).toISOString();
    return found.units > there ? [{ at, sku: found.sku, units: found.units, there }] : [];
  };

  return {
    mostThere,
    /**
     * Numbers that our calls wrote above what was there at any moment of the window before. One that was lowered,
     * if not far enough, sold less than the one before: what it is in the end is judged there.
     */
    wroteTooMuch: (windowMs: number): readonly Excess[] =>
      stores
        .flatMap(({ history }) => history.quantities)
        .filter(({ by, orderId }) => by === 'api' && orderId === undefined)
        .filter(({ before, after }) => (after ?? 0) >= (before ?? 0))
        .flatMap(({ at, sku, after }) => excess({ at, sku, units: after ?? 0 }, windowMs)),
    /** Sales of more than was there at any moment of the window before, unless a person had just typed it in. */
    oversold: (windowMs: number): readonly Excess[] =>
      stores.flatMap(({ history }) =>
        history.sales
          .filter((sale) => !isTyped(history.quantities, sale, windowMs))
          .flatMap(({ at, sku, quantity }) => excess({ at, sku, units: quantity }, windowMs)),
      ),
    /** SKUs whose number in a store is not what Bling has to sell. */
    differences(): readonly string[] {
      const { products } = bling.state(account);
      return stores.flatMap((store) =>
        store.state().products.flatMap(({ sku, type, quantity }) => {
          const erp = products.find(({ codigo }) => codigo === sku);
          if (!erp || type === 'variable') return [];
          const sellable = Math.max(0, Math.floor(erp.virtualTotal));
          return quantity === sellable ? [] : [`${sku}: ${quantity} shown, ${sellable} in Bling`];
        }),
      );
    },
  };
}

/** No program can take back within the window what the merchant's own hand put up for sale. */
function isTyped(quantities: readonly QuantityChange[], sale: Sale, windowMs: number): boolean {
  return quantities.some(
    ({ at, sku, by, orderId }) =>
      by === 'operator' &&
      orderId === undefined &&
      sku === sale.sku &&
      at <= sale.at &&
      at >= sale.at - windowMs,
  );
}

function heldIn(change: BalanceChange | undefined): number {
  return change ? change.physicalTotal - change.virtualTotal : 0;
}
