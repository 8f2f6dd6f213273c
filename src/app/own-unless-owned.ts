import type { AccountId } from '../commerce/ids.ts';
import { createAccountEngine } from './account-engine.ts';
import { findEngineUrl, openEngine } from './create-engine.ts';
import type { App } from './open-app.ts';
import { isDeadHere } from './process-alive.ts';
import { listWorkers } from './roll-call.ts';

interface Owner extends AsyncDisposable {
  wake(accountId: AccountId): Promise<void>;
}

/**
 * Lets whoever works do what a command wants; where nobody does, this process does it meanwhile.
 *
 * @throws {EngineUnreachable} when those who work cannot be woken
 */
export async function ownUnlessOwned(app: App, accounts: readonly AccountId[]): Promise<Owner> {
  const isShared = findEngineUrl(app) !== undefined;
  const workers = isShared ? await listWorkers(app) : [];
  return workers.length > 0 ? wakeOthers(app) : ownFree(app, accounts);
}

/** An account of many processes has no owner while it has no work: it is woken. */
async function wakeOthers(app: App): Promise<Owner> {
  const { engine } = createAccountEngine(app);
  await openEngine(engine);
  return {
    wake: (accountId) => engine.wake(accountId),
    [Symbol.asyncDispose]: () => engine.stop(),
  };
}

/** Makes the accounts ours where nobody owns them; a living owner sees our marks by itself. */
async function ownFree(app: App, accounts: readonly AccountId[]): Promise<Owner> {
  const { engine, ownerships, start } = createAccountEngine(app, { isAlone: true });
  const free: AccountId[] = [];
  for (const id of accounts) {
    const holder = await ownerships.whoHolds(id);
    if (!holder || isDeadHere(holder)) free.push(id);
  }
  if (free.length > 0) await start(free);
  return {
    wake: async (accountId) => {
      if (free.includes(accountId)) await engine.wake(accountId);
    },
    [Symbol.asyncDispose]: () => (free.length > 0 ? engine.stop() : Promise.resolve()),
  };
}
