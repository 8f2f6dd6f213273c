import type { DrainContext } from '../../work/handler.ts';
import type { ComparedStore, DriftLine, OrphanLine, UnclearLine } from '../drift-report.ts';
import { atRiskCents, SPEED_DAYS } from '../drift-report.ts';
import type { Link } from '../link.repository.ts';
import { createLinks } from '../link.repository.ts';
import type { OrderIntake } from '../order-intake.ts';
import { createSoldUnits } from '../sold-units.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { beginBalanceWalk, readNextBalances } from './balance-walk.ts';
import { COMPARED_AT_ONCE, compareLevels, isSuspect, toLinked } from './compare-levels.ts';
import { findProductFacts, type ProductFacts } from './drift-facts.repository.ts';
import { createListedBalances } from './listed-balance.repository.ts';
import { findUnderWay } from './parked-levels.repository.ts';
import { causeOf, causeOfUnknown } from './plan-to-result.ts';
import { lookAgain } from './second-look.ts';
import type { PlannedRow } from './stock-batch.ts';

const DAY_MS = 86_400_000;

export interface StoreDrift {
  readonly store: ComparedStore;
  readonly drift: readonly DriftLine[];
  readonly unclear: readonly UnclearLine[];
  readonly gone: readonly OrphanLine[];
}

interface Looking {
  readonly account: SyncAccount;
  readonly context: DrainContext;
}

/**
 * Reads all balances of the ERP now, in as few calls as the account's policy allows.
 *
 * @returns how many calls it took
 */
export async function readAllBalances(
  io: SyncIo,
  { account, context }: Looking,
  onStep: (calls: number) => Promise<void>,
): Promise<number> {
  const bling = account.bling.at('stock', context.signal);
  let walk = beginBalanceWalk(account.policy, io.clock.now());
  for (;;) {
    const { balances, readBeganAt, calls, next } = await readNextBalances(io, {
      account,
      bling,
      walk,
    });
    const isOver = next === undefined;
    await context.commit(async (tx) => {
      const listed = createListedBalances(tx, account.id);
      await listed.save(balances, readBeganAt);
      if (isOver) await listed.forgetBefore(walk.beganAt);
    });
    walk = { ...walk, calls: walk.calls + calls, at: next ?? walk.at };
    await onStep(walk.calls);
    if (isOver) return walk.calls;
  }
}

/** Compares a store with the balances read last, and looks again at what differs. Writes nothing. */
export async function findDrift(
  io: SyncIo,
  intake: Pick<OrderIntake, 'pull'>,
  work: Looking & { store: SyncStore; correlation: string },
): Promise<StoreDrift> {
  const { account, store, context, correlation } = work;
  const { commit } = context;
  const ordersReadAt = await intake.pull(store, { account, commit, correlation });
  const links = createLinks(io.database.db, store.id);
  const suspects: Link[] = [];
  let compared = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const page = await links.pageSellable(account.id, { after, limit: COMPARED_AT_ONCE });
    const batch = { account, store, linked: toLinked(page), context };
    const planned = page.length > 0 ? await compareLevels(io, batch, ordersReadAt) : [];
    suspects.push(...planned.filter(isSuspect).map(({ link }) => link));
    compared += page.length;
    after = page.at(-1)?.product_id;
  }
  const again = await lookAgain(io, intake, { account, store, links: suspects, context });
  const underWay = await findUnderWay(io.database.db, account.id, store.id);
  const isUnderWay = ({ link, plan }: PlannedRow) =>
    plan.do === 'set' && underWay.has(link.product_id);
  const left = again.filter((each) => !isUnderWay(each));
  const facts = await factsOf(io, { account, store }, left);
  return {
    store: {
      storeId: store.id,
      name: store.name,
      compared,
      suspects: suspects.length,
      underWay: again.length - left.length,
    },
    ...toLines(store, left, facts),
  };
}

interface Facts {
  readonly of: (each: PlannedRow) => ProductFacts;
  readonly sold: (each: PlannedRow) => number;
}

async function factsOf(
  io: SyncIo,
  { account, store }: { account: SyncAccount; store: SyncStore },
  rows: readonly PlannedRow[],
): Promise<Facts> {
  const { db } = io.database;
  const ids = rows.map(({ link }) => link.product_id);
  const place = { accountId: account.id, storeId: store.id };
  const facts = await findProductFacts(db, place, ids);
  const since = io.clock.now() - SPEED_DAYS * DAY_MS;
  const sold = await createSoldUnits(db, store.id).byProduct(ids, since);
  const unknown: ProductFacts = { sku: '', name: '', priceCents: undefined };
  return {
    of: ({ link }) => facts.get(link.product_id) ?? unknown,
    sold: ({ link }) => sold.get(link.product_id) ?? 0,
  };
}

function toLines(store: SyncStore, rows: readonly PlannedRow[], facts: Facts) {
  const drift: DriftLine[] = [];
  const unclear: UnclearLine[] = [];
  const gone: OrphanLine[] = [];
  for (const each of rows) {
    const { plan, link, shown } = each;
    const { sku, name, priceCents } = facts.of(each);
    const of = { storeId: store.id, productId: link.product_id, sku };
    if (plan.do === 'set') {
      // A store may show parts of a unit.
      const units = Math.ceil(Math.abs(plan.level - (shown ?? 0)));
      const sold = Math.ceil(facts.sold(each));
      const risk = atRiskCents({ priceCents, units, sold });
      drift.push({
        ...of,
        name,
        shown: shown ?? null,
        expected: plan.level,
        units,
        priceCents: priceCents ?? null,
        sold,
        atRiskCents: risk,
      });
    }
    if (plan.do === 'unknown') unclear.push({ ...of, reason: causeOfUnknown(plan) });
    if (plan.do === 'ask') unclear.push({ ...of, reason: plan.cause ?? causeOf(plan.why, sku) });
    if (plan.do === 'gone')
      gone.push({ storeId: store.id, side: 'erp', id: link.product_id, sku, name, why: 'gone' });
  }
  return { drift, unclear, gone };
}
