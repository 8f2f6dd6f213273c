import type { ErpProductId } from '../../commerce/ids.ts';
import type { RowResult } from '../../work/handler.ts';
import type { ErpOrderPoll } from '../erp-order-poll.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncIo } from '../sync-account.ts';
import type { BalanceReads } from './balance-reads.ts';
import type { KnowOtherSales } from './know-other-sales.ts';
import { lowerAtOnce } from './lower-at-once.ts';
import { planBatch } from './plan-batch.ts';
import { planToResult } from './plan-to-result.ts';
import type { RepeatBrake } from './repeat-brake.ts';
import { setLevels } from './set-levels.ts';
import {
  callPriorityOf,
  correlationOf,
  isRaise,
  type PlannedRow,
  type StockBatch,
} from './stock-batch.ts';
import type { DecideStock } from './stock.decide.ts';
import { findNeeds } from './stock.gather.ts';
import { openSupplySource } from './supply-source.ts';

/** A set, a look, a correction, and one more look; what still moves then goes to the end of the row. */
const ROUNDS = 4;
/** So often a balance that is no longer the newest is asked for once more before a number is raised. */
const MOST_ASKED = 2;

export interface PushParts {
  readonly intake: OrderIntake;
  readonly erpOrders: ErpOrderPoll;
  readonly brake: RepeatBrake;
  readonly reads: BalanceReads;
  readonly knowOtherSales: KnowOtherSales;
  /** Another decision than ours: the model of the stock rules must see the difference. */
  readonly decide?: DecideStock | undefined;
}

/**
 * Gather, decide, act, and look again: a store without compare-and-set may sell between our look and our
 * write, so numbers are read just before and just after, and corrected at once (domain rules 1.4).
 *
 * In each round the shelf is read before the orders: a sale in between then makes the number too low for a
 * moment, never too high.
 */
export async function pushLevels(
  io: SyncIo,
  parts: PushParts,
  batch: StockBatch,
): Promise<ReadonlyMap<ErpProductId, RowResult>> {
  const { account, linked, context } = batch;
  const { brake, intake, decide } = parts;
  if (linked.length === 0) return new Map();
  const bling = account.bling.at(callPriorityOf(batch), context.signal);
  const products = linked.map(({ link }) => link.product_id);
  const mayRaise = await parts.knowOtherSales(batch);
  const needs = await findNeeds(io, account, products);
  const source = await openSupplySource(io, parts.reads, { batch, bling, needs });
  await lowerAtOnce(io, parts, { batch, supplies: source.known, lower: source.lower });
  let supplies = await source.ask([]);

  let planned: readonly PlannedRow[] = [];
  let statusesReadAt = Number.NEGATIVE_INFINITY;
  let asked = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let look = await planBatch(io, intake, { batch, supplies, decide });
    const unproven = source.findUnproven(look.planned);
    if (unproven.length > 0) {
      supplies = await source.ask(unproven);
      look = await planBatch(io, intake, { batch, supplies, decide });
    }
    planned = look.planned;
    if (look.raisesOnReserved && statusesReadAt < io.clock.now()) {
      // A reserved order that is being posted frees its units for a moment: know its status first.
      const correlation = correlationOf(batch);
      statusesReadAt = await parts.erpOrders.poll(account, {
        bling,
        commit: context.commit,
        correlation,
      });
      planned = (await planBatch(io, intake, { batch, supplies, decide })).planned;
    }
    brake.noteShown(planned);
    const sets = planned.filter(
      (each) =>
        each.plan.do === 'set' &&
        brake.mayWrite(each.link, each.plan.level) &&
        (mayRaise || !isRaise(each)),
    );
    if (sets.length === 0) break;
    // Twice: a stream of news, or a slow store, must not keep a number from going out for ever.
    const outdated = asked < MOST_ASKED ? await source.findOutdated(sets.filter(isRaise)) : [];
    if (outdated.length > 0) {
      asked += 1;
      supplies = await source.askAgain(outdated);
      continue;
    }
    const { taken, refused, moved } = await setLevels(io, batch, sets);
    brake.noteTaken(taken);
    // Somebody wrote who may know more: what we know of Bling is too old to be tried against the new number.
    if (moved.length > 0) supplies = await source.askAnew();
    if (refused.size === 0) continue;
    planned = planned.map((each) => refused.get(each.link.product_id) ?? each);
    break;
  }
  return planToResult(io, { batch, planned, brake });
}
