import { z } from 'zod';

import { StoreId } from '../commerce/ids.ts';
import { DRIFT_REPAIRS } from '../sync/drift-report.ts';
import { checkDrift } from '../sync/drift.ts';
import type { SyncIo } from '../sync/sync-account.ts';
import type { RequestCommand } from '../work/request-handler.ts';

export const DriftArgs = z.object({
  storeId: StoreId.optional(),
  repair: z.enum(DRIFT_REPAIRS),
  limit: z.int().min(0),
  correlation: z.string().min(1),
});
export type DriftArgs = z.infer<typeof DriftArgs>;

/** The owner's side of `totoro drift`: it alone may call, so it compares for the asker. */
export function driftCommand(io: SyncIo): RequestCommand {
  return async (request, context) => {
    const { storeId, ...order } = DriftArgs.parse(JSON.parse(request.args));
    const account = await io.account();
    const result = await checkDrift(
      io,
      { account, order: { storeId, ...order }, context },
      (calls) => context.progress({ done: calls, label: 'drift' }),
    );
    return { do: 'done', result };
  };
}
