import { createSendPermits } from '../../src/app/send-permits.ts';
import { buildGrant, countingBudget } from '../../src/bling/bling.builder.ts';
import { openBling } from '../../src/bling/open-bling.ts';
import type { TokenStore } from '../../src/bling/token-store.ts';
import { createTokenStore } from '../../src/connections/token-store.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { createBlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import { createVirtualClock } from '../../src/simulator/virtual-clock.ts';
import { openStore } from '../../src/stores/registry.ts';
import { wooSettings } from '../../src/stores/woocommerce/scripted-shop.builder.ts';
import { openVault } from '../../src/vault/open-vault.ts';
import { newVaultKey } from '../../src/vault/vault-key.ts';
import { ACCOUNT, newWork, START } from '../../src/work/drain.builder.ts';
import { createDrain } from '../../src/work/drain.ts';
import type { WorkHandler } from '../../src/work/handler.ts';
import { findLease } from '../../src/work/lease.repository.ts';
import { mark } from '../../src/work/mark.repository.ts';
import { createOwnerships, leaseOf } from '../../src/work/ownership.ts';
import { listWork } from '../../src/work/pending.repository.ts';

/** Where in the chain of one call the process stands still. */
export type Point =
  | 'before its token is read'
  | 'inside the lock of a renewal'
  | 'when the token call is answered'
  | 'when the new token is saved'
  | 'before it waits for its turn'
  | 'while it waits for its turn'
  | 'when the call is answered';

const FROZEN_MS = 20_000;
const APP = { clientId: 'totoro', clientSecret: 'secret', redirectUri: 'http://localhost/back' };
const BLING = 'http://bling.test/Api/v3';

/**
 * A process that owns an account, has one row of work and a token that is to be renewed. At `point` it stands
 * still for 20 s, once; meanwhile another process takes the account.
 */
export async function openFrozenProcess(point: Point | 'nowhere') {
  const time = createVirtualClock(START);
  let stoodStillMs = 0;
  /** Timers of a process that stands still come late, and its clocks have gone on. */
  const clock = {
    now: () => time.now() + stoodStillMs,
    monotonicMs: () => time.monotonicMs() + stoodStillMs,
    async sleep(ms: number, signal?: AbortSignal) {
      await time.sleep(ms, signal);
      await reach('while it waits for its turn');
    },
  };
  const random = seededRandom(1);
  const database = await openDatabase('sqlite::memory:', { clock });
  const ownerships = createOwnerships({ database, clock, holder: 'here:1:frozen' });
  const heirs = createOwnerships({ database, clock, holder: 'here:2:heir' });
  const permits = createSendPermits();
  let frozenAt = Infinity;
  let toReach: Point | 'nowhere' = point;

  async function reach(here: Point): Promise<void> {
    if (here !== toReach) return;
    toReach = 'nowhere';
    frozenAt = clock.now();
    stoodStillMs += FROZEN_MS;
    await heirs.acquire(ACCOUNT);
  }

  const simulator = createBlingSimulator({ clock, random, fetch: async () => new Response() });
  simulator.seed({ account: 'azul' });
  simulator.integrators.registerApp(APP);
  const granted = simulator.integrators.grant(APP.clientId, 'azul', true);
  const wire = async (...request: Parameters<typeof fetch>) => {
    const answer = await simulator.fetch(...request);
    const isToken = simulator.log.entries.at(-1)?.path === '/oauth/token';
    await reach(isToken ? 'when the token call is answered' : 'when the call is answered');
    return answer;
  };

  const vault = openVault({ key: newVaultKey() });
  const guard = permits.guardFor(ACCOUNT);
  const stored = createTokenStore({ database, vault, clock, random, accountId: ACCOUNT, guard });
  const grant = buildGrant({
    accessToken: granted.access_token,
    refreshToken: granted.refresh_token,
    expiresAt: START + 10 * 60_000,
  });
  await stored.save(grant, 0);
  const tokens: TokenStore = {
    async read() {
      await reach('before its token is read');
      return stored.read();
    },
    withLock: (work) =>
      stored.withLock(async () => {
        await reach('inside the lock of a renewal');
        return work();
      }),
    async save(...pair) {
      const isSaved = await stored.save(...pair);
      await reach('when the new token is saved');
      return isSaved;
    },
  };
  const bling = openBling({
    clock,
    random,
    tokens,
    fetch: permits.fetchFor(ACCOUNT, wire),
    clientId: APP.clientId,
    clientSecret: APP.clientSecret,
    apiUrl: BLING,
    dayBudget: {
      ...countingBudget(),
      spend: () => reach('before it waits for its turn'),
    },
  });
  const row = newWork();
  await database.transaction((tx) => mark(tx, [row], clock.now()));

  return {
    bling: bling.at('order'),
    permits,
    ownerships,
    /** A store whose calls the same process makes. `answer` tells what comes of each. */
    openStore: (answer: () => Response | Promise<Response>) =>
      openStore('woocommerce', wooSettings(), {
        clock,
        random,
        fetch: permits.fetchFor(ACCOUNT, async () => answer()),
      }),
    standStill: () => reach('when the call is answered'),

    /** One drain of the account by this process, with `act` as its only work. */
    async drain(act: () => Promise<unknown>) {
      const ownership = await ownerships.acquire(ACCOUNT);
      const handler: WorkHandler = {
        kind: row.kind,
        batchSize: 1,
        async run(rows) {
          await act();
          return rows.map(() => ({ do: 'done' }));
        },
      };
      const drain = createDrain({
        accountId: ACCOUNT,
        handlers: [permits.bind(ownership, handler)],
        database,
        clock,
        random,
        log: silentLog,
        guard: ownership.guard,
        signal: new AbortController().signal,
      });
      return time.run(drain.run());
    },

    /** Paths of the calls that reached Bling, as Bling has them. */
    sent: () => simulator.log.entries.map(({ path }) => path),
    sentAfterwards: () => simulator.log.entries.filter(({ at }) => at > frozenAt),
    hasStoodStill: () => stoodStillMs > 0,
    tokenVersion: async () => (await stored.read())?.version,
    owner: async () => (await findLease(database.db, leaseOf(ACCOUNT)))?.holder,
    work: async () => listWork(database.db, { accountId: ACCOUNT, kind: row.kind, key: row.key }),
    [Symbol.asyncDispose]: () => database.close(),
  };
}
