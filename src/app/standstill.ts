import type { AccountId } from '../commerce/ids.ts';
import { createStores } from '../connections/store.repository.ts';
import { BLING_LANE } from '../sync/work-kinds.ts';
import { findPausedLanes } from '../work/lane.repository.ts';
import { createOwnerships } from '../work/ownership.ts';
import type { OpenWork } from '../work/pending.repository.ts';
import type { Lane } from '../work/work-row.ts';
import { findEngineUrl } from './create-engine.ts';
import { AccessRefused, NobodyWorks } from './failures.ts';
import type { App } from './open-app.ts';
import { isDeadHere } from './process-alive.ts';
import { listWorkers } from './roll-call.ts';

/** An owner that died is followed by another within this time, or by none. */
const PATIENCE_MS = 60_000;

/** Ends the wait of a command for work that no one will do. */
export function createStandstillWatch(app: App) {
  const { database, clock } = app;
  const ownerships = createOwnerships({ database, clock, holder: 'watch' });
  const ownedAt = new Map<AccountId, number>();

  /** Among many processes an account may wait for its turn: whoever lives comes to it. */
  async function isAwaited(): Promise<boolean> {
    return findEngineUrl(app) !== undefined && (await listWorkers(app)).length > 0;
  }

  async function checkOwner(accountId: AccountId): Promise<void> {
    const now = clock.now();
    const holder = await ownerships.whoHolds(accountId);
    const isOwned = (holder !== undefined && !isDeadHere(holder)) || (await isAwaited());
    const since = isOwned ? now : (ownedAt.get(accountId) ?? now);
    ownedAt.set(accountId, since);
    if (now - since >= PATIENCE_MS) throw new NobodyWorks(accountId);
  }

  async function checkLanes(accountId: AccountId, open: readonly OpenWork[]): Promise<void> {
    const paused = await findPausedLanes(database.db, accountId);
    // A lane whose probe is due is about to be tried.
    const isStill = ({ lane }: OpenWork) => (paused.get(lane) ?? 0) > clock.now();
    const [still] = open.filter(isStill);
    if (!still || open.some((work) => work.state === 'ready' && !isStill(work))) return;
    throw new AccessRefused(await nameOf(app, accountId, still.lane));
  }

  return {
    /**
     * @throws {NobodyWorks} when an account with open work has had no owner for a minute
     * @throws {AccessRefused} when all that is left waits for a connection to be mended
     */
    async check(open: readonly OpenWork[]): Promise<void> {
      for (const accountId of new Set(open.map((work) => work.accountId))) {
        const own = open.filter((work) => work.accountId === accountId);
        await checkLanes(accountId, own);
        if (own.some(({ state }) => state === 'ready')) await checkOwner(accountId);
      }
    },
  };
}

async function nameOf(app: App, accountId: AccountId, lane: Lane): Promise<string> {
  if (lane === BLING_LANE) return 'Bling';
  const stores = await createStores(app.database.db, app.vault).listByAccount(accountId);
  return stores.find(({ id }) => id === lane)?.name ?? lane;
}
