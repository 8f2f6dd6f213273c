import type { ErpProductId, StoreId } from '../../../src/commerce/ids.ts';
import { COUNTED, partsOf, SOLD, START } from './goods.ts';
import type { ModelBling } from './model-bling.ts';
import type { ModelStore } from './model-store.ts';
import type { Past } from './past.ts';
import type { OrderOf, Shelf } from './shelf.ts';
import type { Step, Truth } from './truth.ts';

export interface JudgedRun {
  readonly past: Past;
  readonly truth: Truth;
  readonly bling: ModelBling;
  readonly stores: readonly ModelStore[];
  readonly downs: readonly { readonly at: number; readonly until: number }[];
  /** Where each store's orders went in Bling. */
  readonly erpOrderOf: OrderOf;
  readonly shelf: Shelf;
}

/** From the orders read before a write to the write, and half of each of the two calls more. */
const ROUND_TRIP_CALLS = 2;
/** A write, the look after it, and the correction. */
const CORRECTION_CALLS = 8;
/** Two batches of four rounds each, one of them under way when the news comes. */
const PROCESSING_CALLS = 40;
/** Debounce, and what waits for the next gathering. */
const PROCESSING_MS = 7_000;

/** Says what was wrong in a run; nothing when every rule was kept. */
export function judge(run: JudgedRun): readonly string[] {
  return [...judgeNumbers(run), ...judgeSales(run), ...judgeEnd(run), ...judgeMaster(run)];
}

/** No number that we wrote is above what was there and what had just been sold inside the window. */
function judgeNumbers(run: JudgedRun): readonly string[] {
  return followers(run).flatMap((store) =>
    store.written.flatMap(({ at, product, level, mode }) => {
      const there = mayShow(run, { store: store.id, product, at, ownCalls: ROUND_TRIP_CALLS });
      const said = `${tell(at)} ${store.id} ${product}`;
      if (mode === 'parent') return [`1.8 ${said}: ${level} written into the pool of a parent`];
      if (draws(product).includes(run.past.untold ?? product) && run.past.untold)
        return [`1.1 ${said}: ${level} written though its balance is not known`];
      return level > there ? [`1.1 ${said}: ${level} written, ${there} there`] : [];
    }),
  );
}

/** Nobody was promised more than was there and what had just been sold inside the window. */
function judgeSales(run: JudgedRun): readonly string[] {
  return followers(run).flatMap((store) =>
    store.promised.flatMap(({ at, product, units }) => {
      const there = mayShow(run, { store: store.id, product, at, ownCalls: CORRECTION_CALLS });
      return units > there
        ? [`1.9 ${tell(at)} ${store.id} ${product}: ${units} sold, ${there} there`]
        : [];
    }),
  );
}

/** At rest every number is exactly what the formula says, reckoned from both sides as they are. */
function judgeEnd(run: JudgedRun): readonly string[] {
  const { past } = run;
  return followers(run).flatMap((store) =>
    SOLD.flatMap((product) => {
      const { mode, quantity } = store.itemOf(product);
      if (mode === 'parent' || draws(product).some((id) => id === past.untold)) return [];
      const parts = partsOf(product).map(([id, each]) => Math.floor(freeOf(run, id) / each));
      const level = Math.max(0, Math.max(0, Math.min(...parts)) - past.bufferUnits);
      if (mode === 'managed' && quantity === level) return [];
      return [
        `1.1 at rest ${store.id} ${product}: ${mode} ${quantity} shown, ${level} by the rules`,
      ];
    }),
  );
}

/** The stores whose numbers come from Bling. */
function followers({ past, stores }: JudgedRun): readonly ModelStore[] {
  return past.hasMaster ? stores.slice(1) : stores;
}

/**
 * A stock master gets no number from us; what it tells Bling is what lies on the shelf, and in the end Bling has
 * it, unless a sale was never proven to be there.
 */
function judgeMaster(run: JudgedRun): readonly string[] {
  const { past, stores, bling, shelf } = run;
  const [master] = stores;
  if (!past.hasMaster || !master) {
    const none = bling.balanced.map(({ at, product }) => `1.7 ${tell(at)} ${product}: two masters`);
    return none;
  }
  const windowMs = PROCESSING_MS + PROCESSING_CALLS * past.callMs;
  return [
    ...master.written.map(({ at, product }) => `1.7 ${tell(at)} ${product}: written to the master`),
    ...bling.balanced
      .filter(({ at, product, units }) => !shelf.wasOnce(product, units, at - windowMs))
      .map(({ at, product, units }) => `1.7 ${tell(at)} ${product}: ${units} set, never there`),
    ...COUNTED.filter((id) => id !== past.untold && !isUnproven(run, id)).flatMap((id) => {
      const [there, told] = [shelf.shouldBe(id), bling.physicalOf(id)];
      return there === told ? [] : [`1.7 at rest ${id}: ${told} in Bling, ${there} on the shelf`];
    }),
  ];
}

function isUnproven(run: JudgedRun, id: ErpProductId): boolean {
  return run.stores.some((store) =>
    store.sales.some((sale) => {
      const order = run.erpOrderOf(store, sale);
      const isInErp = (order?.isHeld ?? false) || (order?.isPosted ?? false);
      // A cancelled order that Bling goes on with is a sale that did not end there.
      const isOpen = sale.status === 'cancelled' ? isInErp : sale.reduced > 0 && !isInErp;
      return draws(sale.product).includes(id) && isOpen;
    }),
  );
}

/** Balance, less what stores have taken for orders that neither hold nor have left it. */
function freeOf(run: JudgedRun, id: ErpProductId): number {
  const { bling, stores, past } = run;
  const balance = past.balance === 'virtual' ? bling.virtualOf(id) : bling.physicalOf(id);
  const open = stores.flatMap((store) =>
    store.sales.map((sale) => {
      const each = partsOf(sale.product).find(([part]) => part === id)?.[1] ?? 0;
      const order = run.erpOrderOf(store, sale);
      const isContained = order?.isPosted || (past.balance === 'virtual' && order?.isHeld);
      return isContained ? 0 : sale.reduced * each;
    }),
  );
  return balance - open.reduce((total, one) => total + one, 0);
}

interface Look {
  readonly store: StoreId;
  readonly product: ErpProductId;
  readonly at: number;
  /** How many calls long a correct program may not know of a sale of this very item. */
  readonly ownCalls: number;
}

function mayShow(run: JudgedRun, { store, product, at, ownCalls }: Look): number {
  const isOpen = (step: Step) => at < knownBy(run, step, { store, product, ownCalls });
  return run.truth.mayShow({ product, store, at, isOpen });
}

/** From when on a correct program can no longer act as if it did not know. */
function knownBy(
  { past, downs }: JudgedRun,
  step: Step,
  { store, product, ownCalls }: Omit<Look, 'at'>,
): number {
  const isOwn = step.store === store && (ownCalls === ROUND_TRIP_CALLS || step.item === product);
  const spanMs = isOwn ? ownCalls * past.callMs : PROCESSING_MS + PROCESSING_CALLS * past.callMs;
  let by = (isOwn ? step.at : step.news.knownAt) + spanMs;
  for (const { at, until } of downs)
    if (at <= by && until + spanMs > by && until > step.at)
      by = until + PROCESSING_MS + PROCESSING_CALLS * past.callMs;
  return by;
}

const draws = (product: ErpProductId) => partsOf(product).map(([id]) => id);

function tell(at: number): string {
  return `${((at - START) / 1_000).toFixed(1)} s`;
}
