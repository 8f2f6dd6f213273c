import { message } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import { notApplied } from '../not-applied.ts';
import type { SyncIo } from '../sync-account.ts';
import { yourTurn } from './change-cause.ts';
import { isOfSync } from './change-step.ts';
import type { SeenChange } from './change-work.ts';
import { runStep } from './change.act.ts';
import { recordApplied, recordStep } from './change.record.ts';
import { stepsDone } from './done-steps.ts';
import type { OpenChange } from './open-change.ts';
import type { OrderToChange } from './order-to-change.ts';

/** When the world moved under a step: soon, but not at once. */
const MOVED_LOOK_MS = 60_000;

/** One step after the other, each saved before the next begins, until it is a person's turn or all are done. */
export async function carryOut(
  io: SyncIo,
  work: OrderToChange,
  { seen, change }: { seen: SeenChange; change: OpenChange },
): Promise<RowResult> {
  const { steps } = change;
  let done = stepsDone(steps, change.stepsDone, seen.facts).length;
  if (done > change.stepsDone) await work.context.commit(recordStep(work, change, done));
  for (const { step, ...rest } of steps.slice(done)) {
    if (!isOfSync(step)) {
      const { number } = seen.order;
      return { do: 'needs_person', cause: yourTurn(number, { step, ...rest }) };
    }
    const stop = await runOne(io, work, { seen, step });
    if (stop) return stop;
    done += 1;
    await work.context.commit(recordStep(work, change, done));
  }
  return { do: 'done', record: recordApplied(io, work, { seen, change }) };
}

/** @returns what to do instead of going on */
async function runOne(
  io: SyncIo,
  work: OrderToChange,
  { seen, step }: { seen: SeenChange; step: Parameters<typeof runStep>[2] },
): Promise<RowResult | undefined> {
  const result = await runStep(io, { work, seen }, step);
  if (result.outcome === 'applied') return undefined;
  if (result.outcome === 'moved') return { do: 'wait', untilMs: io.clock.now() + MOVED_LOOK_MS };
  return notApplied(result, message('order.settling', {}));
}
