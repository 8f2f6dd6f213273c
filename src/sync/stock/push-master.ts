import type { ErpProductId } from '../../commerce/ids.ts';
import type { RowResult } from '../../work/handler.ts';
import type { SyncIo } from '../sync-account.ts';
import { type PlannedMaster, planMaster, readBalances, withoutKits } from './master-batch.ts';
import { masterToResult } from './master-to-result.ts';
import { setBalance, settleBalance } from './master.act.ts';
import type { DecideMaster } from './master.decide.ts';
import type { PushParts } from './push-levels.ts';
import type { RepeatBrake } from './repeat-brake.ts';
import { callPriorityOf, correlationOf, type LinkedRow, type StockBatch } from './stock-batch.ts';

export interface MasterParts extends Omit<PushParts, 'knowOtherSales'> {
  readonly decideMaster?: DecideMaster | undefined;
}

/**
 * The numbers of the master store to Bling: gather, decide, set what differs, and read it back. Nothing is ever
 * written to this store.
 */
export async function pushMaster(
  io: SyncIo,
  parts: MasterParts,
  whole: StockBatch,
): Promise<ReadonlyMap<ErpProductId, RowResult>> {
  const results = new Map<ErpProductId, RowResult>();
  const linked: LinkedRow[] = [];
  for (const row of await withoutKits(io, whole)) {
    const settling = await settleEarlier(io, whole, row);
    if (settling) results.set(row.link.product_id, settling);
    else linked.push(row);
  }
  if (linked.length === 0) return results;
  const batch = { ...whole, linked };
  for (const [id, result] of await setAll(io, parts, batch)) results.set(id, result);
  return results;
}

/** @returns what to do instead, while an earlier write may still be on its way */
async function settleEarlier(
  io: SyncIo,
  batch: StockBatch,
  row: LinkedRow,
): Promise<RowResult | undefined> {
  const settled = await settleBalance(io, batch, { ...row, plan: { do: 'gone' } });
  if (settled?.outcome === 'unsettled') return { do: 'wait', untilMs: settled.lookAgainAt };
  if (settled?.outcome === 'doubtful') return { do: 'needs_person', cause: settled.cause };
  if (settled) await batch.context.commit(settled.record);
  return undefined;
}

async function setAll(
  io: SyncIo,
  parts: MasterParts,
  batch: StockBatch,
): Promise<ReadonlyMap<ErpProductId, RowResult>> {
  const { account, linked, context } = batch;
  const products = linked.map(({ link }) => link.product_id);
  const balances = await readBalances(parts.reads, batch, products);
  const lookAtSales = await planMaster(
    io,
    { intake: parts.intake, decide: parts.decideMaster },
    { ...batch, balances },
  );
  let planned = await lookAtSales();
  if (planned.some(({ plan }) => plan.do === 'set')) {
    // An order that is being posted takes its goods off the shelf by itself: know its status first.
    const bling = account.bling.at(callPriorityOf(batch), context.signal);
    const correlation = correlationOf(batch);
    await parts.erpOrders.poll(account, { bling, commit: context.commit, correlation });
    planned = await lookAtSales();
  }
  parts.brake.noteShown(planned);
  const sets = planned.filter((each) => mayWriteAt(parts.brake, each) <= io.clock.now());
  const written = new Map<ErpProductId, Awaited<ReturnType<typeof setBalance>>>();
  for (const each of sets) written.set(each.link.product_id, await setBalance(io, batch, each));
  const taken = [...written].flatMap(([id, { outcome }]) => (outcome === 'applied' ? [id] : []));
  // A 201 proves the movement; the balance afterwards proves the number.
  const after = taken.length > 0 ? await readBalances(parts.reads, batch, taken) : undefined;
  parts.brake.noteTaken(
    sets.flatMap(({ link, plan }) =>
      plan.do === 'set' && taken.includes(link.product_id)
        ? [{ link, plan: { do: 'set', level: plan.physical } }]
        : [],
    ),
  );
  return masterToResult(io, {
    batch,
    planned,
    written,
    isShown: isShownIn(after),
    mayWriteAt: (each) => mayWriteAt(parts.brake, each),
  });
}

/** Never for what is not to be written. */
function mayWriteAt(brake: RepeatBrake, { link, plan }: PlannedMaster): number {
  return plan.do === 'set' ? brake.nextAt(link, plan.physical) : Number.POSITIVE_INFINITY;
}

function isShownIn(after: Awaited<ReturnType<typeof readBalances>> | undefined) {
  return ({ plan, link }: PlannedMaster): boolean => {
    if (plan.do !== 'set') return false;
    const shelves = after?.of.get(link.product_id)?.warehouses ?? [];
    const shelf = shelves.find(({ warehouseId }) => warehouseId === plan.warehouseId);
    return shelf?.physical === plan.physical;
  };
}
