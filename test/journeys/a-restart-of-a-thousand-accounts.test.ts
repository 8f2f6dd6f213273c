import { expect, it } from 'vitest';

import { buildGrant, memoryTokens } from '../../src/bling/bling.builder.ts';
import { BlingUnavailable } from '../../src/bling/failures.ts';
import { createBlingOAuth } from '../../src/bling/oauth.ts';
import { createTokens } from '../../src/bling/tokens.ts';
import { createTransport } from '../../src/bling/transport.ts';
import { createSharedTokenGate } from '../../src/connections/token-gate.repository.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { createBlingSimulator } from '../../src/simulator/bling/bling-simulator.ts';
import { createVirtualClock } from '../../src/simulator/virtual-clock.ts';

const MORNING = Date.parse('2026-03-10T12:00:00Z');
const ACCOUNTS = 1_000;
const PROCESSES = 3;
const MINUTE_MS = 60_000;
const APP = { clientId: 'totoro', clientSecret: 'secret', redirectUri: 'http://localhost/back' };

/** The most of these instants in any minute. */
function mostInAMinute(instants: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [last, at] of instants.entries()) {
    while (at - (instants[first] ?? at) >= MINUTE_MS) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

it('costs Bling ten token calls a minute over three processes, each of them good', async () => {
  const clock = createVirtualClock(MORNING, { turnsBeforeJump: 2 });
  const random = seededRandom(1);
  await using database = await openDatabase('sqlite::memory:', { clock });
  const simulator = createBlingSimulator({ clock, random, fetch: async () => new Response() });
  simulator.integrators.registerApp(APP);
  const transport = createTransport({ fetch: simulator.fetch, clock });
  const processes = Array.from({ length: PROCESSES }, () =>
    createBlingOAuth({
      ...APP,
      clock,
      transport,
      gate: createSharedTokenGate({ database, clock, host: 'here' }),
      tokenUrl: 'http://bling.test/Api/v3/oauth/token',
    }),
  );

  /** An account whose token died while nothing ran. */
  function tokensOf(name: string) {
    simulator.seed({ account: name });
    const granted = simulator.integrators.grant(APP.clientId, name);
    const { access_token: accessToken, refresh_token: refreshToken } = granted;
    return memoryTokens(buildGrant({ accessToken, refreshToken, expiresAt: MORNING - 1 }));
  }

  /** As rows of work do: whoever is told to wait comes back then. */
  async function renew(name: string, oauth: (typeof processes)[number]): Promise<void> {
    const tokens = createTokens({ store: tokensOf(name), oauth, clock });
    for (;;) {
      const [asked] = await Promise.allSettled([tokens.current()]);
      if (asked.status === 'fulfilled') return;
      if (!(asked.reason instanceof BlingUnavailable)) throw asked.reason;
      await clock.sleep(asked.reason.retryAfterMs ?? 0);
    }
  }

  const renewals = Array.from({ length: ACCOUNTS }, (_, at) => {
    const oauth = processes[at % PROCESSES];
    return oauth ? renew(`shop-${at}`, oauth) : Promise.reject(new Error('no process'));
  });
  await clock.run(Promise.all(renewals));

  const calls = simulator.log.entries.filter(({ path }) => path === '/oauth/token');
  expect(calls.map(({ status }) => status)).toEqual(Array(ACCOUNTS).fill(200));
  expect(mostInAMinute(calls.map(({ monotonicMs }) => monotonicMs))).toBe(10);
}, 120_000);
