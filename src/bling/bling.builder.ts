import { createVirtualClock } from '../simulator/virtual-clock.ts';
import type { DayBudget } from './day-budget.ts';
import { openBling } from './open-bling.ts';
import type { StoredTokens, TokenGrant, TokenStore } from './token-store.ts';

/** 2026-03-10 09:00 in São Paulo. */
export const MORNING = Date.UTC(2026, 2, 10, 12, 0, 0);

/** A day without end, that counts. */
export function countingBudget(): DayBudget & { readonly spent: () => number } {
  let spent = 0;
  return {
    spent: () => spent,
    spend: async () => {
      spent += 1;
    },
  };
}

/** Always the lowest chance, so that times can be told in advance. */
export const noChance = {
  uuid: () => '00000000-0000-4000-a000-000000000000',
  bytes: (length: number) => new Uint8Array(length),
  integer: () => 0,
};

export function buildGrant(change: Partial<TokenGrant> = {}): TokenGrant {
  return {
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    expiresAt: MORNING + 6 * 60 * 60_000,
    grantedAt: MORNING,
    scope: '98309 98310',
    ...change,
  };
}

/** Tokens in memory, with a lock that really excludes. */
export function memoryTokens(first: TokenGrant | undefined = buildGrant()) {
  let held: StoredTokens | undefined = first && { ...first, version: 1 };
  let queue: Promise<unknown> = Promise.resolve();
  const saves: TokenGrant[] = [];
  const store: TokenStore = {
    read: async () => held,
    async save(next, expectedVersion) {
      if ((held?.version ?? 0) !== expectedVersion) return false;
      held = { ...next, version: expectedVersion + 1 };
      saves.push(next);
      return true;
    },
    withLock(work) {
      const result = queue.then(work);
      queue = result.then(
        () => undefined,
        () => undefined,
      );
      return result;
    },
  };
  return {
    ...store,
    saves,
    replace: (next: TokenGrant) => {
      held = { ...next, version: (held?.version ?? 0) + 1 };
    },
  };
}

export interface SeenCall {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Answerer = (call: SeenCall) => Response | Promise<Response>;

/** A `fetch` by hand: each call is answered by the next of `answers`, the last one again and again. */
export function scriptedFetch(...answers: readonly Answerer[]) {
  const calls: SeenCall[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const text = typeof init.body === 'string' ? init.body : '';
    const call: SeenCall = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/Api/v3', '') + decodeURIComponent(url.search),
      headers: new Headers(init.headers),
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
    calls.push(call);
    const answer = answers[Math.min(calls.length, answers.length) - 1];
    if (!answer) throw new Error('no answer was scripted');
    return answer(call);
  };
  return { fetch, calls };
}

/** A Bling account whose answers are told one after the other. */
export function scriptedBling(...answers: readonly Answerer[]) {
  const clock = createVirtualClock(MORNING);
  const { fetch, calls } = scriptedFetch(...answers);
  const account = openBling({
    clock,
    fetch,
    random: noChance,
    clientId: 'id',
    clientSecret: 'secret',
    tokens: memoryTokens(),
    dayBudget: countingBudget(),
  });
  const run = <Result>(work: Promise<Result>) => clock.run(work);
  return { account, bling: account.at('order'), calls, clock, run };
}

export function json(status: number, body: unknown): Answerer {
  return () => Response.json(body, { status });
}

export function data(value: unknown): Answerer {
  return json(200, { data: value });
}

/** An error in Bling's envelope. */
export function error(status: number, more: Record<string, unknown> = {}): Answerer {
  return json(status, { error: { type: 'X', message: 'M', description: 'D', ...more } });
}

/** What `fetch` throws when the network fails. */
export function networkError(code: string): Answerer {
  return () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  };
}

/** Never answers; ends only when given up. */
export function silence(): Answerer {
  return () => new Promise<never>(() => undefined);
}
