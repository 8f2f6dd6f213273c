import type { ErpProductId, StoreId } from '../../../src/commerce/ids.ts';
import { StoreOrderId } from '../../../src/commerce/ids.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import type { StockMode } from '../../../src/stores/catalogue.ts';
import type { Store } from '../../../src/stores/connector.ts';
import type { OrderStage } from '../../../src/stores/order-desk.ts';
import type { StoreEvent } from '../../../src/stores/store-webhooks.ts';
import { HOLD_MS } from './goods.ts';
import { itemIdOf, type ModelSale, productOf, toOrder } from './model-order.ts';
import type { NewsDesk } from './news.ts';
import type { Truth } from './truth.ts';

export interface ModelItem {
  mode: StockMode;
  /** Units shown; where they do not count, whatever was typed in last. */
  quantity: number;
}

/** A number that our calls wrote. */
export interface Written {
  readonly at: number;
  readonly product: ErpProductId;
  readonly level: number;
  readonly mode: StockMode;
}

/** Units that a buyer was promised. */
export interface Promised {
  readonly at: number;
  readonly product: ErpProductId;
  readonly units: number;
}

export interface ModelStoreParts {
  readonly id: StoreId;
  readonly clock: Clock;
  readonly callMs: number;
  readonly items: ReadonlyMap<ErpProductId, ModelItem>;
  readonly truth: Truth;
  readonly news: NewsDesk;
  readonly deliver: (event: StoreEvent) => Promise<void>;
  /** Told right after goods moved. */
  readonly onMoved: () => void;
}

const STAGES: Readonly<Record<string, OrderStage>> = {
  pending: 'unpaid',
  processing: 'paid',
  completed: 'completed',
  cancelled: 'cancelled',
};

export type ModelStore = ReturnType<typeof createModelStore>;

/** A store without compare-and-set: it sells what it shows, and takes any number at any time. */
export function createModelStore(parts: ModelStoreParts) {
  const { id, clock, truth, news } = parts;
  const items = new Map([...parts.items].map(([product, item]) => [product, { ...item }]));
  const sales: ModelSale[] = [];
  const written: Written[] = [];
  const promised: Promised[] = [];
  let answersToLose = 0;
  let lost = 0;

  const itemOf = (product: ErpProductId): ModelItem => {
    const item = items.get(product);
    if (!item) throw new RangeError(`${id} has no ${product}`);
    return item;
  };
  const heldOf = (product: ErpProductId) =>
    sales
      .filter((sale) => sale.product === product && sale.status === 'pending')
      .reduce((held, { units }) => held + units, 0);

  async function call<Value>(act: () => Value): Promise<Value> {
    await clock.sleep(parts.callMs / 2);
    const answer = act();
    await clock.sleep(parts.callMs / 2);
    return answer;
  }

  function touch(sale: ModelSale) {
    sale.modifiedAt = clock.now();
    return news.send(() => parts.deliver({ kind: 'order', orderId: sale.id, deleted: false }));
  }

  /** Units leave the number that is shown, or come back to it. */
  function take(sale: ModelSale, units: number, isHeldNow: boolean): void {
    sale.reduced += units;
    itemOf(sale.product).quantity -= units;
    const told = touch(sale);
    const step = { at: clock.now(), product: sale.product, store: id, news: told };
    if (isHeldNow) truth.noteUnits({ ...step, units: sale.units, isHold: true });
    if (units !== 0) truth.noteUnits({ ...step, units: -units });
    parts.onMoved();
  }

  const store: Store = {
    ...NOT_OFFERED,
    stock: {
      hasCompareAndSet: false,
      read: (asked) =>
        call(() =>
          asked.map((each) => {
            const { mode, quantity } = itemOf(productOf(each.id));
            return { id: each.id, mode, quantity: mode === 'managed' ? quantity : undefined };
          }),
        ),
      async set(levels) {
        const outcomes = await call(() =>
          levels.map((level) => {
            const product = productOf(level.id);
            const item = itemOf(product);
            written.push({ at: clock.now(), product, level: level.quantity, mode: item.mode });
            if (level.startManaging) item.mode = 'managed';
            // Without it the store takes the call and ignores the number (guide woocommerce 8).
            if (item.mode === 'managed') item.quantity = level.quantity;
            const value = { id: level.id, mode: item.mode, quantity: item.quantity };
            return { outcome: 'applied' as const, value };
          }),
        );
        if (answersToLose === 0) return outcomes;
        answersToLose -= 1;
        return levels.map(() => ({ outcome: 'unknown' as const, detail: 'no answer' }));
      },
    },
    orders: {
      stageOf: (status) => STAGES[status] ?? 'custom',
      changedSince: (since) =>
        call(() => ({
          orders: sales.filter(({ modifiedAt }) => modifiedAt >= since).map(toOrder),
          next: undefined,
        })),
      read: (ids) => call(() => sales.filter((sale) => ids.includes(sale.id)).map(toOrder)),
      setStatus: refuse,
    },
  };

  return {
    id,
    store,
    sales,
    written,
    promised,
    itemOf,
    heldOf,
    /** Whether someone typed in less than was shown. */
    hasLost: () => lost > 0,
    loseAnswer: () => void (answersToLose += 1),
    /** The checkout sells what the store shows, less what it holds for others. */
    buy(product: ErpProductId, units: number, isPaid: boolean): void {
      const item = itemOf(product);
      if (item.mode !== 'managed' || item.quantity - heldOf(product) < units) return;
      const now = clock.now();
      promised.push({ at: now, product, units });
      const sale: ModelSale = {
        id: StoreOrderId.parse(String(sales.length + 1)),
        createdAt: now,
        modifiedAt: now,
        product,
        units,
        status: isPaid ? 'processing' : 'pending',
        reduced: 0,
      };
      sales.push(sale);
      if (isPaid) return take(sale, units, false);
      truth.noteUnits({
        at: now,
        product,
        units: -units,
        store: id,
        isHold: true,
        news: touch(sale),
      });
      void clock.sleep(HOLD_MS).then(() => this.setStatus(sale, 'cancelled', 'pending'));
    },
    /** A person or the gateway; what a status does to the units follows the guide (woocommerce 8). */
    setStatus(sale: ModelSale, status: string, onlyFrom?: string): void {
      if (sale.status === status || (onlyFrom !== undefined && sale.status !== onlyFrom)) return;
      const wasHeld = sale.status === 'pending';
      sale.status = status;
      if (status === 'cancelled') take(sale, -sale.reduced, wasHeld);
      else if (STAGES[status] !== undefined && wasHeld) take(sale, sale.units, true);
      else take(sale, 0, wasHeld);
    },
    /** Money goes back; the goods only if they are put on the shelf again. */
    refund(sale: ModelSale, units: number, restocks: boolean): void {
      take(sale, restocks ? -Math.min(units, sale.reduced) : 0, false);
    },
    /** Someone counts the shelf of this store, where it is the stock master. */
    receive(product: ErpProductId, change: number): void {
      const item = itemOf(product);
      item.quantity += change;
      if (change < 0) lost -= change;
      const itemId = itemIdOf(product);
      news.send(() => parts.deliver({ kind: 'item', itemId, deleted: false }));
      // Bling hears of it only when no sale is in flight, and the other stores after that.
      const unheard = { knownAt: Number.POSITIVE_INFINITY };
      truth.note({ at: clock.now(), product, change, news: unheard });
      parts.onMoved();
    },
  };
}

function refuse(): never {
  throw new TypeError('the model of a store does not offer this');
}

const NOT_OFFERED: Store = {
  probe: refuse,
  catalogue: {
    page: refuse,
    findBySku: refuse,
    read: refuse,
    create: refuse,
    findByKey: refuse,
    update: refuse,
  },
  stock: { hasCompareAndSet: false, read: refuse, set: refuse },
  orders: { stageOf: refuse, changedSince: refuse, read: refuse, setStatus: refuse },
  webhooks: { open: refuse, ensure: refuse, health: refuse },
};
