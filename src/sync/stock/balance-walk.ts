import { refuseRepeat } from '../../bling/all-pages.ts';
import type { Bling } from '../../bling/bling.ts';
import type { ErpProductId } from '../../commerce/ids.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import { chunked } from '../../database/chunked.ts';
import { createLinks } from '../link.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { createListedBalances, type ReadBalance } from './listed-balance.repository.ts';
import { chosenBalance, findNeeds, untoldWarehouse } from './stock.gather.ts';

/** Where a walk over all balances stands; saved after each step, so that an order never waits behind a whole walk. */
export interface BalanceWalk {
  readonly beganAt: number;
  /** Calls of Bling so far. */
  readonly calls: number;
  /**
   * Next page of the product list, with the products of the page before; or, after the list, the product after
   * which the rest goes on.
   */
  readonly at:
    | { readonly page: number; readonly before?: string | undefined }
    | { readonly after: string };
}

export interface BalanceStep {
  readonly balances: readonly ReadBalance[];
  readonly readBeganAt: number;
  readonly calls: number;
  /** No place: the walk is complete. */
  readonly next: BalanceWalk['at'] | undefined;
}

type WalkIo = Pick<SyncIo, 'database' | 'clock'>;
type Walker = Pick<Bling['stock'], 'listed' | 'balances'>;
/** Whose balances are read: of all that its stores sell. */
type Walked = Pick<SyncAccount, 'id' | 'policy'> & {
  readonly stores: readonly Pick<SyncStore, 'id'>[];
};

/** As many ids as one call takes: the product list, and `saldos` (guide 5.6). */
const IDS_OF_A_LIST = 100;
const IDS_OF_BALANCES = 50;

/**
 * The product list tells the virtual total of a hundred products in one call; warehouses, and what lies on the
 * shelf, only `saldos` tell, of fifty (domain rules 6).
 */
export function beginBalanceWalk(policy: AccountPolicy, now: number): BalanceWalk {
  return { beganAt: now, calls: 0, at: countsTotal(policy) ? { page: 1 } : { after: '' } };
}

function countsTotal({ warehouses, balance }: AccountPolicy): boolean {
  return warehouses === 'all' && balance === 'virtual';
}

/** Reads the next balances: a page of the list, or what the list did not tell of linked products. */
export async function readNextBalances(
  io: WalkIo,
  { account, bling, walk }: { account: Walked; bling: { stock: Walker }; walk: BalanceWalk },
): Promise<BalanceStep> {
  // A clock that is set back on the way makes nothing of this walk older than the walk.
  const readBeganAt = Math.max(io.clock.now(), walk.beganAt);
  if ('page' in walk.at) {
    const { page, before } = walk.at;
    const { rows, complete } = await bling.stock.listed({ page });
    const print = rows.map(({ productId }) => productId).join(' ');
    if (rows.length > 0) refuseRepeat({ page, print, before });
    const balances = rows.flatMap(toBalance);
    const step = { balances, readBeganAt, calls: 1 };
    if (!complete) return { ...step, next: { page: page + 1, before: print } };
    const read = new Set(balances.map(({ productId }) => productId));
    const { ids } = await findUnread(io, { account, walk, after: '', read });
    return { ...step, next: ids.length > 0 ? { after: '' } : undefined };
  }
  const { after } = walk.at;
  const left = await findUnread(io, { account, walk, after, read: new Set() });
  if (left.ids.length === 0) return { balances: [], readBeganAt, calls: 0, next: left.next };
  const read = countsTotal(account.policy)
    ? await readListed(bling.stock, left.ids)
    : await readBalances(bling.stock, left.ids, account.policy);
  return { ...read, readBeganAt, next: left.next };
}

/** Linked products, and components of linked kits, that this walk has not read yet: as many as one call takes. */
async function findUnread(
  io: WalkIo,
  work: {
    account: Walked;
    walk: BalanceWalk;
    after: string;
    /** Read just now and not saved yet. */
    read: ReadonlySet<ErpProductId>;
  },
) {
  const { account, walk, after, read } = work;
  const most = countsTotal(account.policy) ? IDS_OF_A_LIST : IDS_OF_BALANCES;
  const { db } = io.database;
  const unread = new Set<ErpProductId>();
  let place: string | undefined = after;
  while (place !== undefined && unread.size < most) {
    const page = await pageOfAll(io, account, { after: place, limit: most - unread.size });
    const { wanted } = await findNeeds(io, account, page);
    const known = await createListedBalances(db, account.id).find(wanted);
    for (const id of wanted.filter((each) => !read.has(each)))
      if ((known.get(id)?.readBeganAt ?? Number.NEGATIVE_INFINITY) < walk.beganAt) unread.add(id);
    place = page.at(-1);
  }
  return { ids: [...unread], next: place === undefined ? undefined : { after: place } };
}

/** Sellable products of any store of the account, each once, in the order of their ids. */
async function pageOfAll(
  io: WalkIo,
  account: Walked,
  { after, limit }: { after: string; limit: number },
): Promise<readonly ErpProductId[]> {
  const ids = new Set<ErpProductId>();
  for (const { id } of account.stores) {
    const page = await createLinks(io.database.db, id).pageSellable(account.id, { after, limit });
    for (const link of page) ids.add(link.product_id);
  }
  return [...ids].toSorted((one, other) => (one < other ? -1 : 1)).slice(0, limit);
}

/** What a walk by pages has missed, and what a default filter may have hidden (guide 8.27). */
async function readListed(stock: Walker, ids: readonly ErpProductId[]) {
  const found = new Map<ErpProductId, ReadBalance>();
  let calls = 0;
  for (const balance of [undefined, 'zero', 'negative'] as const) {
    const missing = ids.filter((id) => !found.has(id));
    for (const some of chunked(missing, IDS_OF_A_LIST)) {
      calls += 1;
      const { rows } = await stock.listed({ page: 1, ids: some, balance });
      const ours = rows.filter(({ productId }) => some.includes(productId)).flatMap(toBalance);
      for (const row of ours) found.set(row.productId, row);
    }
  }
  return { balances: [...found.values()], calls };
}

async function readBalances(stock: Walker, ids: readonly ErpProductId[], policy: AccountPolicy) {
  const balances: ReadBalance[] = [];
  let calls = 0;
  for (const some of chunked(ids, IDS_OF_BALANCES)) {
    const read = await stock.balances(some);
    // One call finds all that have units; the others are asked for only when some are missing.
    calls += read.size < some.length ? 3 : 1;
    for (const told of read.values())
      if (!untoldWarehouse(told, policy))
        balances.push({ productId: told.productId, balance: chosenBalance(told, policy) });
  }
  return { balances, calls };
}

function toBalance(row: { productId: ErpProductId; virtual: ReadBalance['balance'] | undefined }) {
  return row.virtual === undefined ? [] : [{ productId: row.productId, balance: row.virtual }];
}
