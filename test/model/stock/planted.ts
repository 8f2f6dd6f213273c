import type { ErpProductId } from '../../../src/commerce/ids.ts';
import { quantity } from '../../../src/kernel/quantity.ts';
import { isContained, type StoreSale } from '../../../src/sync/stock/contained.ts';
import {
  decideMaster,
  type MasterFacts,
  type MasterPolicy,
} from '../../../src/sync/stock/master.decide.ts';
import { decideStock, type StockFacts } from '../../../src/sync/stock/stock.decide.ts';
import type { SyncStore } from '../../../src/sync/sync-account.ts';
import { STATUS, TRAY } from './goods.ts';
import type { Past } from './past.ts';
import type { Mistake } from './program.ts';

/** A mistake that somebody could make, and the rule of the domain that it breaks. */
export interface Planted {
  readonly rule: string;
  readonly says: string;
  readonly mistake: Mistake;
  /** What a past must be like for it to show; news comes soon, unless told otherwise. */
  readonly given?: Partial<Past>;
}

const WITH_MASTER = { hasMaster: true } as const;

const without = (facts: StockFacts, isForgotten: (sale: StoreSale) => boolean): StockFacts => ({
  ...facts,
  sales: new Map(
    [...facts.sales].map(([id, sales]) => [id, sales.filter((sale) => !isForgotten(sale))]),
  ),
});

const withStores = (change: (store: SyncStore) => SyncStore): Mistake => ({
  account: (account) => ({ ...account, stores: account.stores.map(change) }),
});

const unknownAsZero = (facts: StockFacts): StockFacts => {
  const wanted = facts.supply.components?.map(({ productId }) => productId);
  const nothing = { balance: quantity(0), observedAt: 0, readBeganAt: 0 };
  const zeros = (wanted ?? [facts.supply.productId]).map((id): [ErpProductId, typeof nothing] => [
    id,
    nothing,
  ]);
  return { ...facts, balances: new Map([...zeros, ...facts.balances]) };
};

export const PLANTED: readonly Planted[] = [
  {
    rule: '1.1',
    says: 'what is sold and not yet in the balance is not subtracted',
    mistake: {
      decide: (facts, policy) =>
        decideStock(
          without(facts, () => true),
          policy,
        ),
    },
  },
  {
    rule: '1.1',
    says: 'a balance that is not known counts as 0',
    given: { untold: TRAY },
    mistake: { decide: (facts, policy) => decideStock(unknownAsZero(facts), policy) },
  },
  {
    rule: '1.1',
    says: 'the buffer is forgotten',
    given: { bufferUnits: 1 },
    mistake: { decide: (facts, policy) => decideStock(facts, { ...policy, bufferUnits: 0 }) },
  },
  {
    rule: '1.2',
    says: 'a reserved line counts as contained in a physical balance',
    given: { balance: 'physical' },
    mistake: { decide: (facts, policy) => decideStock(facts, { ...policy, balance: 'virtual' }) },
  },
  {
    rule: '1.2',
    says: 'a line counts as contained in a status that neither reserves nor posts',
    given: { reserveMs: 1_000 },
    mistake: {
      decide: (facts, policy) =>
        decideStock(
          without(facts, ({ erpStatusId }) => erpStatusId === STATUS.other),
          policy,
        ),
    },
  },
  {
    rule: '1.3',
    says: 'a line is released with the 201 of its order',
    mistake: { decide: (facts, policy) => decideStock(facts, { ...policy, stockReleaseMs: 0 }) },
  },
  {
    rule: '1.4',
    says: "the store's orders are not read before a push",
    given: { fates: [[45_000], [500]] },
    mistake: { intake: (intake, clock) => ({ ...intake, pull: async () => clock.now() }) },
  },
  {
    rule: '1.5',
    says: 'sold is what the status says, not what the store took from its number',
    mistake: withStores((store) => ({
      ...store,
      store: {
        ...store.store,
        orders: {
          ...store.store.orders,
          changedSince: async (since, after) => {
            const page = await store.store.orders.changedSince(since, after);
            return {
              ...page,
              orders: page.orders.map((order) => {
                const isSold = order.status === 'processing' || order.status === 'completed';
                const unitsOf = (units: number) => (isSold ? units : 0);
                const lines = order.lines.map((line) => ({
                  ...line,
                  reducedUnits: unitsOf(line.quantity),
                }));
                return { ...order, lines };
              }),
            };
          },
        },
      },
    })),
  },
  {
    rule: '1.5',
    says: 'units that a checkout holds unpaid are shown in the other stores',
    given: { bufferUnits: 0, balance: 'virtual' },
    mistake: withStores((store) => ({
      ...store,
      policy: { ...store.policy, holdUnpaidFromOtherStores: false },
    })),
  },
  {
    rule: '1.6',
    says: 'a unit comes back when Bling cancels its order, though the store still has it as sold',
    given: { reserveMs: 1_000 },
    mistake: {
      decide: (facts, policy) =>
        decideStock(
          without(facts, ({ erpStatusId }) => erpStatusId === STATUS.cancelled),
          policy,
        ),
    },
  },
  {
    rule: '1.7',
    says: 'the raw number of the master goes to Bling',
    given: WITH_MASTER,
    mistake: {
      decideMaster: (facts, policy) => {
        const plan = decideMaster(facts, policy);
        return plan.do === 'wait' ? plan : decideMaster({ ...facts, sales: [] }, policy);
      },
    },
  },
  {
    rule: '1.7',
    says: 'the master tells Bling while a sale is in flight',
    given: WITH_MASTER,
    mistake: {
      decideMaster: (facts, policy) => decideMaster(withoutFlight(facts, policy), policy),
    },
  },
  {
    rule: '1.7',
    says: 'the master gives back what another store sold',
    given: WITH_MASTER,
    mistake: {
      decideMaster: (facts, policy) => {
        const sales = facts.sales.filter(({ takenBy }) => takenBy === 'master');
        return decideMaster({ ...facts, sales }, policy);
      },
    },
  },
  {
    rule: '1.7',
    says: 'there are two masters: the store gets the number of Bling too',
    given: WITH_MASTER,
    mistake: {
      account: (account) => ({ ...account, policy: { ...account.policy, stockMaster: 'erp' } }),
    },
  },
  {
    rule: '1.8',
    says: "a child's number is written into the pool of its parent",
    mistake: {
      decide: (facts, policy) => {
        const mode = facts.mode === 'parent' ? 'managed' : facts.mode;
        return decideStock({ ...facts, mode }, policy);
      },
    },
  },
  {
    rule: '1.8',
    says: 'an item that does not count is written without being made to count',
    mistake: {
      decide: (facts, policy) => {
        const plan = decideStock(facts, policy);
        return plan.do === 'set' ? { ...plan, startManaging: false } : plan;
      },
    },
  },
  {
    rule: '1.8',
    says: 'a kit looks at one of its components only',
    mistake: {
      decide: (facts, policy) => {
        const components = facts.supply.components?.slice(0, 1);
        return decideStock({ ...facts, supply: { ...facts.supply, components } }, policy);
      },
    },
  },
  {
    rule: '1.9',
    says: 'the other stores are lowered long after the sale: the window is wider than measured',
    mistake: { debounceMs: 90_000 },
  },
];

/** As if a sale began to count only once it is proven to be in Bling. */
function withoutFlight(facts: MasterFacts, policy: MasterPolicy): MasterFacts {
  const read = {
    balance: quantity(0),
    observedAt: facts.readBeganAt,
    readBeganAt: facts.readBeganAt,
  };
  const inErp = { ...policy, balance: 'virtual' as const };
  return { ...facts, sales: facts.sales.filter((sale) => isContained(sale, read, inErp)) };
}
