import type { PlanLine } from '../sync/plan-line.ts';
import { planAll } from '../sync/plan.ts';
import type { SyncIo } from '../sync/sync-account.ts';
import type { RequestCommand } from '../work/request-handler.ts';

export interface PlanResult {
  readonly lines: readonly PlanLine[];
}

/** The owner's side of `totoro plan`: it alone may call, so it gathers and decides for the asker. */
export function planCommand(io: SyncIo): RequestCommand {
  return async (_request, context) => {
    const account = await io.account();
    const lines: PlanLine[] = [];
    let looked = 0;
    for await (const some of planAll(io, account, context)) {
      lines.push(...some);
      looked += 1;
      if (looked % 10 === 0) await context.progress({ done: looked, label: 'plan' });
    }
    const result: PlanResult = { lines };
    return { do: 'done', result };
  };
}
