import type { Bling } from '../../bling/bling.ts';
import type { ErpProductId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import { subtractQuantity } from '../../kernel/quantity.ts';
import { createBalances } from '../balance.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import type { BalanceReads } from './balance-reads.ts';
import { findLowered } from './find-lowered.ts';
import { findKnownBalances } from './known-balances.ts';
import type { PlannedRow, StockBatch } from './stock-batch.ts';
import type { DatedWhole, Needs, Supplies } from './stock.gather.ts';
import { chosenBalance, drawsOn, readToDated, toSupplies } from './stock.gather.ts';

/** Later than every mark: no read of before will do. */
const NEVER_LENT = Number.POSITIVE_INFINITY;
/** When a store takes longer to tell its numbers and orders, the news of before has grown old. */
const SLOW_MS = 6_000;

export interface SupplySource {
  /** What is known without a call, and the products whose number it must take down before one is made. */
  readonly known: Supplies;
  readonly lower: ReadonlySet<ErpProductId>;
  /** Balances that are known where they are good enough; all others, and `more`, from Bling. */
  ask(more: readonly ErpProductId[]): Promise<Supplies>;
  /** All from Bling, and from a read that begins now. */
  askAnew(): Promise<Supplies>;
  /**
   * Told balances that are not good enough for these plans: a read would release a line, or the news has grown old
   * while the store was slow.
   */
  findUnproven(planned: readonly PlannedRow[]): readonly ErpProductId[];
  /**
   * Those of which events told less while the store was looked at, or whose balance has grown old over it: news of
   * a sale may still be on its way. Makes no call.
   */
  findOutdated(planned: readonly PlannedRow[]): Promise<readonly ErpProductId[]>;
  /** The newest of these: what events tell, if that is good for any number, else a read of now. */
  askAgain(outdated: readonly ErpProductId[]): Promise<Supplies>;
}

/** Where the balances of a batch come from: as few as can be from calls. */
export async function openSupplySource(
  io: SyncIo,
  reads: BalanceReads,
  work: { readonly batch: StockBatch; readonly bling: Bling; readonly needs: Needs },
): Promise<SupplySource> {
  const { batch, bling, needs } = work;
  const { account, context } = batch;
  const { balances: usable, useOf } = await findKnownBalances(io, account, needs.wanted);
  const known = toSupplies(needs, usable, account.policy);
  const versions = versionsOf(batch, needs);
  const openedAt = io.clock.monotonicMs();
  const told = new Set([...usable.keys()].filter((id) => useOf(id) === 'any_number'));
  const mustAsk = needs.wanted.some((id) => !told.has(id));
  const balances = new Map<ErpProductId, DatedWhole>([...usable].filter(([id]) => told.has(id)));
  const takenAt = new Map([...balances.keys()].map((id) => [id, openedAt]));

  async function ask(
    more: readonly ErpProductId[],
    versionOf = (id: ErpProductId) => versions.get(id) ?? NEVER_LENT,
  ): Promise<Supplies> {
    for (const id of more) told.delete(id);
    const missing = needs.wanted.filter((id) => more.includes(id) || !balances.has(id));
    for (const id of missing) balances.delete(id);
    const wanted = new Map(missing.map((id) => [id, versionOf(id)]));
    if (wanted.size > 0) {
      const read = await reads.read({ account, bling, commit: context.commit, wanted });
      for (const [id, dated] of readToDated(read)) balances.set(id, dated);
      for (const [id, { beganAtMonotonicMs }] of read) takenAt.set(id, beganAtMonotonicMs);
    }
    return toSupplies(needs, balances, account.policy);
  }

  function findUnproven(planned: readonly PlannedRow[]): readonly ErpProductId[] {
    const now = io.clock.now();
    const isSlow = io.clock.monotonicMs() - openedAt > SLOW_MS;
    const unproven = planned.filter(
      ({ plan }) => isReleasedBy(plan, now) || (isSlow && plan.do !== 'nothing'),
    );
    const parts = unproven.flatMap(({ link }) => drawsOn(needs, link.product_id));
    return [...new Set(parts)].filter((id) => told.has(id));
  }

  const hasGrownOld = (id: ErpProductId) =>
    io.clock.monotonicMs() - (takenAt.get(id) ?? Number.POSITIVE_INFINITY) > SLOW_MS;

  async function findOutdated(planned: readonly PlannedRow[]): Promise<readonly ErpProductId[]> {
    const parts = planned.flatMap(({ link }) => drawsOn(needs, link.product_id));
    const stored = await createBalances(io.database.db, account.id).find(parts);
    const unitsOf = (balance: StockBalance) => chosenBalance(balance, account.policy);
    return [...stored].flatMap(([id, { balance, observedAt, isDoubtful }]) => {
      if (hasGrownOld(id)) return [id];
      const used = balances.get(id);
      const isNewer = used !== undefined && observedAt > used.observedAt;
      const isLess =
        used && subtractQuantity(unitsOf(balance), unitsOf(used.balance)).startsWith('-');
      return isDoubtful || (isNewer && isLess) ? [id] : [];
    });
  }

  async function askAgain(outdated: readonly ErpProductId[]): Promise<Supplies> {
    const newest = await findKnownBalances(io, account, outdated);
    const toRead = outdated.filter((id) => hasGrownOld(id) || newest.useOf(id) !== 'any_number');
    for (const [id, dated] of newest.balances) {
      balances.set(id, dated);
      takenAt.set(id, io.clock.monotonicMs());
    }
    for (const id of outdated) told.add(id);
    return ask(toRead, () => NEVER_LENT);
  }

  return {
    known,
    findOutdated,
    askAgain,
    lower: mustAsk ? await findLowered(io, batch, known) : new Set(),
    ask: (more) => ask(more),
    askAnew: () => ask(needs.wanted, () => NEVER_LENT),
    findUnproven,
  };
}

function isReleasedBy(plan: PlannedRow['plan'], now: number): boolean {
  const isSettled = plan.do === 'set' || plan.do === 'nothing';
  return isSettled && plan.lookAgainAt !== undefined && plan.lookAgainAt <= now;
}

/** The version of the last mark that a balance must be later than, by product. */
function versionsOf({ linked }: StockBatch, needs: Needs): ReadonlyMap<ErpProductId, number> {
  const versions = new Map<ErpProductId, number>();
  for (const { row, link } of linked)
    for (const id of drawsOn(needs, link.product_id)) {
      const version = row?.version ?? NEVER_LENT;
      versions.set(id, Math.max(version, versions.get(id) ?? 0));
    }
  return versions;
}
