import { describe, expect, it } from 'vitest';

import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { buildGrant, memoryTokens, MORNING } from './bling.builder.ts';
import { BlingDisconnected, BlingUnavailable } from './failures.ts';
import type { Refreshed } from './oauth.ts';
import type { TokenGrant } from './token-store.ts';
import { createTokens } from './tokens.ts';

const HOUR_MS = 60 * 60_000;

/** The other side: refresh tokens are good for one use. */
function rotatingOAuth({ answers = [] as Refreshed[] } = {}) {
  const used: string[] = [];
  return {
    used,
    async refresh(refreshToken: string): Promise<Refreshed> {
      const repeated = used.includes(refreshToken);
      used.push(refreshToken);
      const answer = answers.shift();
      if (answer) return answer;
      const number = used.length + 1;
      const grant = buildGrant({
        accessToken: `access-${number}`,
        refreshToken: `refresh-${number}`,
        expiresAt: MORNING + 48 * HOUR_MS,
      });
      return repeated ? refused : { kind: 'granted', grant };
    },
  };
}

const refused: Refreshed = {
  kind: 'refused',
  failure: new BlingDisconnected({ detail: 'invalid_grant' }),
};
const later: Refreshed = {
  kind: 'later',
  failure: new BlingUnavailable({ detail: 'token', outcome: 'not_applied' }),
};

function setUp(first?: TokenGrant, oauth = rotatingOAuth()) {
  const clock = createVirtualClock(MORNING);
  const store = memoryTokens(first);
  return { clock, store, oauth, tokens: createTokens({ store, oauth, clock }) };
}

const almostOver = buildGrant({ expiresAt: MORNING + 29 * 60_000 });

describe('the access token of an account', () => {
  it('is used while it lives', async () => {
    const { tokens, oauth } = setUp();

    expect(await tokens.current()).toBe('access-1');
    expect(oauth.used).toEqual([]);
  });

  it('is renewed half an hour before it dies, and saved before it is used', async () => {
    const { tokens, store } = setUp(almostOver);

    const used = await tokens.current();

    expect(used).toBe('access-2');
    expect(await store.read()).toMatchObject({ accessToken: 'access-2', version: 2 });
  });

  it('is renewed once for many who ask at the same time', async () => {
    const { tokens, oauth } = setUp(almostOver);

    const all = await Promise.all(Array.from({ length: 10 }, () => tokens.current()));

    expect(new Set(all)).toEqual(new Set(['access-2']));
    expect(oauth.used).toEqual(['refresh-1']);
  });

  it('is renewed once by two processes that share the store', async () => {
    const { tokens, store, oauth, clock } = setUp(almostOver);
    const other = createTokens({ store, oauth, clock });

    const both = await Promise.all([tokens.current(), other.current()]);

    expect(both).toEqual(['access-2', 'access-2']);
    expect(oauth.used).toEqual(['refresh-1']);
  });

  it('is renewed after Bling refused it, although it should still live', async () => {
    const { tokens, oauth } = setUp();

    expect(await tokens.renewed('access-1')).toBe('access-2');
    expect(oauth.used).toEqual(['refresh-1']);
  });

  it('is used to its end when the renewal fails for a while, trying again after 15 s', async () => {
    const { tokens, oauth, clock } = setUp(almostOver, rotatingOAuth({ answers: [later, later] }));

    const first = await tokens.current();
    const atOnce = await tokens.current();
    await clock.advance(15_000);
    const afterwards = await tokens.current();

    expect([first, atOnce, afterwards]).toEqual(['access-1', 'access-1', 'access-1']);
    expect(oauth.used).toHaveLength(2);
  });

  it('is missed when the renewal fails and the old one is dead', async () => {
    const dead = buildGrant({ expiresAt: MORNING - 1 });
    const { tokens } = setUp(dead, rotatingOAuth({ answers: [later] }));

    await expect(tokens.current()).rejects.toMatchObject({ code: 'bling.unavailable' });
  });

  it('can only be had by connecting anew when Bling refuses the refresh token', async () => {
    const { tokens } = setUp(almostOver, rotatingOAuth({ answers: [refused] }));

    await expect(tokens.current()).rejects.toMatchObject({ code: 'bling.disconnected' });
  });

  it('is the one that another process stored while ours was refused', async () => {
    const { store, clock } = setUp(almostOver);
    const oauth = {
      async refresh() {
        store.replace(buildGrant({ accessToken: 'theirs' }));
        return refused;
      },
    };

    expect(await createTokens({ store, oauth, clock }).current()).toBe('theirs');
  });

  describe('while a process that stands still holds the lock of its renewal', () => {
    function standingStill(first: TokenGrant) {
      const clock = createVirtualClock(MORNING);
      const oauth = rotatingOAuth();
      let asked = 0;
      const withLock = async () => {
        asked += 1;
        return undefined;
      };
      const store = { ...memoryTokens(first), withLock };
      return { clock, oauth, asked: () => asked, tokens: createTokens({ store, oauth, clock }) };
    }

    it('is used as long as it lives, and the lock is not waited for at each call', async () => {
      const { tokens, asked, oauth, clock } = standingStill(almostOver);

      expect([await tokens.current(), await tokens.current()]).toEqual(['access-1', 'access-1']);
      expect(asked()).toBe(1);
      await clock.advance(15_000);
      await tokens.current();

      expect(asked()).toBe(2);
      expect(oauth.used).toEqual([]);
    });

    it('is missed once it is dead: the work comes back later, and costs no attempt', async () => {
      const { tokens } = standingStill(buildGrant({ expiresAt: MORNING - 1 }));

      const missed = { code: 'bling.unavailable', retryAfterMs: 15_000, outcome: 'not_applied' };
      await expect(tokens.current()).rejects.toMatchObject(missed);
    });
  });

  it('does not exist before the account is connected', async () => {
    const clock = createVirtualClock(MORNING);
    const store = { ...memoryTokens(), read: async () => undefined };
    const tokens = createTokens({ store, oauth: rotatingOAuth(), clock });

    await expect(tokens.current()).rejects.toMatchObject({ code: 'bling.disconnected' });
  });
});
