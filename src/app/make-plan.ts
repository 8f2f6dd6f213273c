import { createAccounts } from '../connections/account.repository.ts';
import type { PlanLine } from '../sync/plan-line.ts';
import { askOwner } from './ask-owner.ts';
import type { App } from './open-app.ts';
import type { PlanResult } from './plan-command.ts';

/** What a sync would do now, of every connected account. Nothing is written. */
export async function makePlan(
  app: App,
  onProgress: (done: number) => void,
): Promise<readonly PlanLine[]> {
  const lines: PlanLine[] = [];
  for (const { id: accountId, state } of await createAccounts(app.database.db).list()) {
    if (state !== 'connected') continue;
    const plan = await askOwner<PlanResult>(app, { accountId, kind: 'plan' }, onProgress);
    lines.push(...plan.lines);
  }
  return lines;
}
