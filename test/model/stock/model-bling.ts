import type { Bling } from '../../../src/bling/bling.ts';
import type { ErpOrderRow } from '../../../src/bling/erp-order.ts';
import type { BlingEvent } from '../../../src/bling/webhook.ts';
import type { ChannelId, ErpStatusId } from '../../../src/commerce/ids.ts';
import { ErpOrderId, ErpProductId, WarehouseId } from '../../../src/commerce/ids.ts';
import type { StockBalance } from '../../../src/commerce/stock.ts';
import { cents } from '../../../src/kernel/cents.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { quantity } from '../../../src/kernel/quantity.ts';
import { COUNTED, partsOf, STATUS } from './goods.ts';
import type { NewsDesk } from './news.ts';
import { NOT_OFFERED, refuse } from './not-offered.ts';
import type { Truth } from './truth.ts';

export const WAREHOUSE = WarehouseId.parse('7');

export interface ModelOrder {
  readonly id: ErpOrderId;
  readonly storeNumber: string;
  readonly channelId: ChannelId | undefined;
  readonly units: ReadonlyMap<ErpProductId, number>;
  statusId: ErpStatusId;
  isHeld: boolean;
  isPosted: boolean;
  /** The goods are off the shelf: some time after its posting. */
  hasLeft: boolean;
  /** The program has read or set its present status. */
  isSeen: boolean;
  changedAt: number;
}

export interface ModelBlingParts {
  readonly clock: Clock;
  readonly callMs: number;
  /** How late an order is reserved or released, and the goods are posted. */
  readonly reserveMs: number;
  readonly postMs: number;
  readonly physical: ReadonlyMap<ErpProductId, number>;
  /** A product of which Bling tells nothing, in no way. */
  readonly untold: ErpProductId | undefined;
  /** Which balance is sold: where it is the physical one, what others reserve is not kept from us. */
  readonly balance: 'virtual' | 'physical';
  readonly truth: Truth;
  readonly news: NewsDesk;
  readonly deliver: (event: BlingEvent) => Promise<void>;
  /** Told right after goods moved. */
  readonly onMoved: () => void;
}

/** A number that was written to Bling. */
export interface Balanced {
  readonly at: number;
  readonly product: ErpProductId;
  readonly units: number;
}

export type ModelBling = ReturnType<typeof createModelBling>;

/** A Bling of a shelf and orders, that answers and tells its news as late as it likes. */
export function createModelBling(parts: ModelBlingParts) {
  const { clock, truth, news } = parts;
  const physical = new Map(parts.physical);
  const orders: ModelOrder[] = [];
  const balanced: Balanced[] = [];
  let calls = 0;
  let events = 0;

  const heldOf = (id: ErpProductId) =>
    sum(orders.filter(({ isHeld }) => isHeld).map(({ units }) => units.get(id) ?? 0));
  const physicalOf = (id: ErpProductId) => physical.get(id) ?? 0;
  const virtualOf = (id: ErpProductId) => physicalOf(id) - heldOf(id);
  const balanceOf = (productId: ErpProductId): StockBalance => {
    const both = {
      physical: quantity(physicalOf(productId)),
      virtual: quantity(virtualOf(productId)),
    };
    return { productId, ...both, warehouses: [{ warehouseId: WAREHOUSE, ...both }] };
  };
  const later = (ms: number, act: () => void) => void clock.sleep(ms).then(act);

  async function call<Value>(act: () => Value): Promise<Value> {
    calls += 1;
    await clock.sleep(parts.callMs / 2);
    const answer = act();
    await clock.sleep(parts.callMs / 2);
    return answer;
  }

  function tellStock(productId: ErpProductId) {
    events += 1;
    if (productId === parts.untold) return { knownAt: Number.POSITIVE_INFINITY };
    const { warehouses, ...balance } = balanceOf(productId);
    const data = { ...balance, warehouses: [...warehouses], manyDependants: false };
    const event: BlingEvent = {
      ...envelope(),
      kind: 'virtual_stock',
      action: 'updated',
      data,
    };
    return news.send(() => parts.deliver(event));
  }

  function tellOrder({ id, statusId, channelId, storeNumber }: ModelOrder): void {
    events += 1;
    const known = { date: undefined, contactId: undefined, totalCents: cents(0), number: id };
    const data = { ...known, id, storeNumber, channelId, statusId, statusValue: valueOf(statusId) };
    const event: BlingEvent = { ...envelope(), kind: 'order', action: 'updated', data };
    news.send(() => parts.deliver(event));
  }

  const envelope = () => ({
    readable: true as const,
    eventId: `event-${events}`,
    date: clock.now(),
    companyId: 'azul',
  });

  /** Reservation follows the status, posting follows its entry, each in its own time. */
  function follow(order: ModelOrder): void {
    later(parts.reserveMs, () => {
      const holds = order.statusId === STATUS.open && !order.isPosted;
      if (holds === order.isHeld) return;
      order.isHeld = holds;
      for (const id of order.units.keys()) tellStock(id);
    });
  }

  function post(order: ModelOrder, isPosted: boolean): void {
    if (order.isPosted === isPosted) return;
    order.isPosted = isPosted;
    later(parts.postMs, () => {
      order.hasLeft = isPosted;
      for (const [id, units] of order.units) {
        physical.set(id, physicalOf(id) + (isPosted ? -units : units));
        tellStock(id);
      }
      parts.onMoved();
    });
  }

  function add(order: Pick<ModelOrder, 'storeNumber' | 'channelId' | 'units'>): ModelOrder {
    const id = ErpOrderId.parse(String(9_001 + orders.length));
    const now = { isHeld: false, isPosted: false, hasLeft: false, isSeen: false };
    const fresh = { ...now, statusId: STATUS.open, changedAt: clock.now() };
    const made = { ...order, id, ...fresh };
    orders.push(made);
    follow(made);
    tellOrder(made);
    return made;
  }

  function setStatus(order: ModelOrder, statusId: ErpStatusId): void {
    if (order.statusId === statusId) return;
    order.statusId = statusId;
    order.isSeen = false;
    order.changedAt = clock.now();
    if (statusId === STATUS.fulfilled) post(order, true);
    if (statusId === STATUS.cancelled) post(order, false);
    follow(order);
    tellOrder(order);
  }

  const bling: Bling = {
    ...NOT_OFFERED,
    statuses: { list: () => call(() => STATUSES), transitions: refuse },
    stock: {
      listed: refuse,
      balances: (ids) =>
        call(() => {
          const told = ids.filter((id) => COUNTED.includes(id) && id !== parts.untold);
          return new Map(told.map((id) => [id, balanceOf(id)]));
        }),
      setBalance: ({ productId, quantity: units }) =>
        call(() => {
          physical.set(productId, Number(units));
          balanced.push({ at: clock.now(), product: productId, units: Number(units) });
          tellStock(productId);
        }),
    },
    orders: {
      ...NOT_OFFERED.orders,
      listChanged: ({ changed }) =>
        call(() => {
          const found = orders.filter(({ changedAt }) => changedAt >= changed.from);
          for (const order of found) order.isSeen = true;
          return { rows: found.map(toRow), complete: true };
        }),
      create: ({ storeNumber, channelId, items }) =>
        call(() => {
          const units = new Map<ErpProductId, number>();
          for (const { productId = ErpProductId.parse('0'), quantity: sold } of items)
            for (const [id, each] of partsOf(productId))
              units.set(id, (units.get(id) ?? 0) + each * Number(sold));
          // A claim before the POST, in one: the model's importer may send twice after a crash.
          const known = orders.find((one) => isOrder(one, storeNumber, channelId));
          return (known ?? add({ storeNumber, channelId, units })).id;
        }),
      setStatus: (id, statusId) =>
        call(() => {
          const order = orders.find((one) => one.id === id);
          if (order) {
            setStatus(order, statusId);
            order.isSeen = true;
          }
          return 'changed';
        }),
    },
  };

  return {
    bling,
    calls: () => calls,
    balanced,
    orders,
    physicalOf,
    virtualOf,
    setStatus,
    orderOf: (storeNumber: string, channelId: ChannelId) =>
      orders.find((one) => isOrder(one, storeNumber, channelId)),
    /** A person moves goods: in, out, lost. */
    move(product: ErpProductId, change: number): void {
      physical.set(product, physicalOf(product) + change);
      truth.note({ at: clock.now(), product, change, news: tellStock(product) });
    },
    /** Another channel sells: its order holds the goods. */
    reserve(product: ErpProductId, units: number): void {
      const order = add({
        storeNumber: '',
        channelId: undefined,
        units: new Map([[product, units]]),
      });
      // What another holds is there until Bling says otherwise.
      order.isHeld = true;
      const told = tellStock(product);
      if (parts.balance === 'virtual')
        truth.note({ at: clock.now(), product, change: -units, news: told });
    },
  };
}

function isOrder(order: ModelOrder, storeNumber: string, channelId: ChannelId): boolean {
  return order.storeNumber === storeNumber && order.channelId === channelId;
}

function toRow({ id, storeNumber, channelId, statusId }: ModelOrder): ErpOrderRow {
  const unknown = { date: undefined, contactId: undefined, totalCents: cents(0), number: id };
  return { ...unknown, id, storeNumber, channelId, statusId, statusValue: valueOf(statusId) };
}

function valueOf(statusId: ErpStatusId): number {
  if (statusId === STATUS.fulfilled) return 1;
  return statusId === STATUS.cancelled ? 2 : 0;
}

const STATUSES = Object.values(STATUS).map((id) => ({
  id,
  name: id,
  value: valueOf(id),
  inheritedId: undefined,
}));

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
