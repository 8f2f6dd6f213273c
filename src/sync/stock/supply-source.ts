import type { Bling } from '../../bling/bling.ts';
import type { ErpProductId } from '../../commerce/ids.ts';
import { WorkPriority } from '../../work/priority.ts';
import type { SyncIo } from '../sync-account.ts';
import type { BalanceReads } from './balance-reads.ts';
import { foresee } from './foresee.ts';
import { findKnownBalances } from './known-balances.ts';
import type { LinkedRow, PlannedRow, StockBatch } from './stock-batch.ts';
import type { DatedWhole, Needs, Supplies } from './stock.gather.ts';
import { drawsOn, readToDated, toSupplies } from './stock.gather.ts';

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
   * Known balances that are not good enough for these plans: a read would release a line, or the number would change
   * by news that is not of just now.
   */
  findUnproven(planned: readonly PlannedRow[]): readonly ErpProductId[];
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
  const { same, lower } = await foresee(io, batch, known);
  const versions = versionsOf(batch, needs);

  const openedAt = io.clock.monotonicMs();
  const mustAsk = new Set(
    batch.linked
      .filter((row) => !isEnough(row))
      .flatMap(({ link }) => drawsOn(needs, link.product_id)),
  );
  const balances = new Map<ErpProductId, DatedWhole>(usable);
  const prompt = new Set([...usable.keys()].filter((id) => useOf(id) === 'any_number'));
  for (const id of mustAsk) if (!prompt.has(id)) balances.delete(id);
  const unread = new Set(balances.keys());

  /** Sweeps are there to confirm what events told (domain rules 5.4). */
  function isEnough({ row, link }: LinkedRow): boolean {
    if (row && row.priority <= WorkPriority.sweep) return false;
    const uses = drawsOn(needs, link.product_id).map(useOf);
    if (uses.every((use) => use === 'any_number')) return true;
    // It may be an echo, or a sale of before: then a look at the store says that all is as it should be.
    const isNewest = uses.every((use) => use === 'any_number' || use === 'no_change');
    return isNewest && same.has(link.product_id);
  }

  async function ask(
    more: readonly ErpProductId[],
    versionOf = (id: ErpProductId) => versions.get(id) ?? NEVER_LENT,
  ): Promise<Supplies> {
    for (const id of more) unread.delete(id);
    const missing = needs.wanted.filter((id) => more.includes(id) || !balances.has(id));
    for (const id of missing) balances.delete(id);
    const wanted = new Map(missing.map((id) => [id, versionOf(id)]));
    if (wanted.size > 0) {
      const read = await reads.read({ account, bling, commit: context.commit, wanted });
      for (const [id, dated] of readToDated(read)) balances.set(id, dated);
    }
    return toSupplies(needs, balances, account.policy);
  }

  function findUnproven(planned: readonly PlannedRow[]): readonly ErpProductId[] {
    const now = io.clock.now();
    const isSlow = io.clock.monotonicMs() - openedAt > SLOW_MS;
    const unproven = planned.flatMap(({ plan, link }) => {
      const parts = drawsOn(needs, link.product_id).filter((id) => unread.has(id));
      if (isReleasedBy(plan, now)) return parts;
      return plan.do === 'nothing' ? [] : parts.filter((id) => isSlow || !prompt.has(id));
    });
    return [...new Set(unproven)];
  }

  return {
    known,
    lower: mustAsk.size > 0 ? lower : new Set(),
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
