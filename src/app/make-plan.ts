import { createAccounts } from '../connections/account.repository.ts';
import { ownJson } from '../kernel/own-json.ts';
import { parseMessage } from '../messages/message.ts';
import type { PlanLine } from '../sync/plan-line.ts';
import { ask, findRequest } from '../work/request.repository.ts';
import { PlanFailed } from './failures.ts';
import type { App } from './open-app.ts';
import type { PlanResult } from './plan-command.ts';
import { ownUnlessOwned } from './run-sync.ts';

const LOOK_MS = 300;

/** Asks the owner of each account what a sync would do, and waits for the answer. Nothing is written. */
export async function makePlan(
  app: App,
  onProgress: (done: number) => void,
): Promise<readonly PlanLine[]> {
  const { database, clock, random } = app;
  const accounts = await createAccounts(database.db).list();
  await using owner = await ownUnlessOwned(
    app,
    accounts.map(({ id }) => id),
  );
  const lines: PlanLine[] = [];
  for (const { id: accountId } of accounts) {
    const id = random.uuid();
    const request = { id, accountId, kind: 'plan', args: {} };
    await database.transaction((tx) => ask(tx, request, clock.now()));
    await owner.wake(accountId);
    lines.push(...(await answerOf(app, id, onProgress)));
  }
  return lines;
}

async function answerOf(app: App, id: string, onProgress: (done: number) => void) {
  for (;;) {
    const request = await findRequest(app.database.db, id);
    if (request?.state === 'done') return ownJson<PlanResult>(request.result ?? '{}').lines;
    if (request?.state === 'failed') throw new PlanFailed(parseMessage(request.result ?? '{}'));
    if (request?.progress) onProgress(request.progress.done);
    await app.clock.sleep(LOOK_MS);
  }
}
