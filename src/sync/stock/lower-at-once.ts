import type { ErpProductId } from '../../commerce/ids.ts';
import type { OrderIntake } from '../order-intake.ts';
import type { SyncIo } from '../sync-account.ts';
import { planBatch } from './plan-batch.ts';
import type { RepeatBrake } from './repeat-brake.ts';
import { setLevels } from './set-levels.ts';
import type { StockBatch } from './stock-batch.ts';
import type { DecideStock } from './stock.decide.ts';
import type { Supplies } from './stock.gather.ts';

/**
 * Takes numbers down for what another store has just sold, before Bling is asked: by the newest balance that is
 * known. It may be old; but what is shown rests on no newer one, so a lower number is never worse.
 */
export async function lowerAtOnce(
  io: SyncIo,
  parts: {
    readonly intake: OrderIntake;
    readonly brake: RepeatBrake;
    readonly decide?: DecideStock | undefined;
  },
  work: {
    readonly batch: StockBatch;
    readonly supplies: Supplies;
    readonly lower: ReadonlySet<ErpProductId>;
  },
): Promise<void> {
  const { supplies, lower } = work;
  const linked = work.batch.linked.filter(({ link }) => lower.has(link.product_id));
  if (linked.length === 0) return;
  const batch = { ...work.batch, linked };
  const { planned } = await planBatch(io, parts.intake, {
    batch,
    supplies,
    decide: parts.decide,
  });
  const sets = planned.filter(
    ({ plan, shown, link }) =>
      plan.do === 'set' &&
      shown !== undefined &&
      plan.level < shown &&
      parts.brake.mayWrite(link, plan.level),
  );
  if (sets.length === 0) return;
  const { taken } = await setLevels(io, batch, sets);
  parts.brake.noteTaken(taken);
}
