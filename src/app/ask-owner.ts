import type { AccountId } from '../commerce/ids.ts';
import { ownJson } from '../kernel/own-json.ts';
import { parseMessage } from '../messages/message.ts';
import type { OpenWork } from '../work/pending.repository.ts';
import { listWork } from '../work/pending.repository.ts';
import { ask, findRequest, REQUEST } from '../work/request.repository.ts';
import { RequestFailed } from './failures.ts';
import type { App } from './open-app.ts';
import { ownUnlessOwned } from './own-unless-owned.ts';
import { createStandstillWatch } from './standstill.ts';

const LOOK_MS = 300;

/**
 * Asks the owner of an account, who alone may call Bling for it, and waits for the answer. Where nobody owns
 * it, this process does meanwhile.
 *
 * @param kind a command of `account-engine.ts`; `Result` is what that command answers
 * @throws {RequestFailed} with the owner's reason
 * @throws {NobodyWorks | AccessRefused} when no one will answer
 */
export async function askOwner<Result>(
  app: App,
  { accountId, kind, args = {} }: { accountId: AccountId; kind: string; args?: object },
  onProgress: (done: number) => void,
): Promise<Result> {
  const { database, clock, random } = app;
  await using owner = await ownUnlessOwned(app, [accountId]);
  const id = random.uuid();
  await database.transaction((tx) => ask(tx, { id, accountId, kind, args }, clock.now()));
  await owner.wake(accountId);
  const watch = createStandstillWatch(app);
  for (;;) {
    const request = await findRequest(database.db, id);
    if (request?.state === 'done') return ownJson<Result>(request.result ?? 'null');
    if (request?.state === 'failed') throw new RequestFailed(parseMessage(request.result ?? '{}'));
    if (request?.progress) onProgress(request.progress.done);
    await watch.check(await openWorkOf(app, accountId, id));
    await clock.sleep(LOOK_MS);
  }
}

async function openWorkOf(app: App, accountId: AccountId, key: string): Promise<OpenWork[]> {
  const rows = await listWork(app.database.db, { accountId, kind: REQUEST, key });
  return rows.flatMap(({ lane, state }) =>
    state === 'needs_person' ? [] : [{ accountId, lane, state, count: 1 }],
  );
}
