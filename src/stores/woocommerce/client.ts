import type { z } from 'zod';

import type { ConnectorIo } from '../connector.ts';
import { StoreAnswerUnreadable, StoreRejected, StoreUnavailable } from '../failures.ts';
import { createBreaker } from './breaker.ts';
import { createSign, withQuery } from './credentials.ts';
import type { Answer, Verdict } from './judge.ts';
import { judge } from './judge.ts';
import { createPace } from './pace.ts';
import type { WooSettings } from './settings.ts';
import { exchange } from './transport.ts';

const READ_TIMEOUT_MS = 30_000;
/** A batch of 100 takes 2-5 s on an idle machine, 10-50 times that on shared hosts (guide 4). */
export const BATCH_TIMEOUT_MS = 90_000;
const READ_TRIES = 4;
const FIRST_BACKOFF_MS = 1_000;
/** Waits that are longer are for the worker's own schedule. */
const LONGEST_WAIT_MS = 30_000;
const REDIRECTS = 3;

export type Query = Readonly<Record<string, string | number>>;

export interface WooClient {
  /**
   * Reads; tried again a few times when the store or the way to it falters.
   *
   * @param path below `wp-json/wc/v3/`, or below `wp-json` when it starts with a slash
   */
  read(path: string, query?: Query): Promise<Answer>;
  /** Writes once. A lost answer is `outcome: 'unknown'` and never repeated here. */
  write(call: WriteCall): Promise<Answer>;
}

export interface WriteCall {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  readonly timeoutMs?: number;
}

export function createClient(settings: WooSettings, io: ConnectorIo): WooClient {
  const sign = createSign(settings, io);
  const pace = createPace({ clock: io.clock, perSecond: settings.requestsPerSecond, atOnce: 2 });
  const breaker = createBreaker(io.clock);
  const agent = { accept: 'application/json', 'user-agent': `TotoroACDC/${io.version ?? 'dev'}` };

  const ask = async (method: string, url: string, call: Partial<WriteCall>): Promise<Verdict> => {
    const isWrite = method !== 'GET';
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const type: Record<string, string> =
      body === undefined ? {} : { 'content-type': 'application/json' };
    let target = url;
    for (let hop = 0; ; hop++) {
      const signed = sign({ method, url: target });
      const headers = { ...agent, ...type, ...signed.headers };
      const timeoutMs = call.timeoutMs ?? READ_TIMEOUT_MS;
      const came = await exchange({ method, url: signed.url, headers, body, timeoutMs }, io);
      const next = isWrite || hop >= REDIRECTS ? undefined : redirectWithin(target, came);
      if (next === undefined) return judge(came, { isWrite, now: io.clock.now() });
      target = next;
    }
  };

  const once = async (method: string, url: string, call: Partial<WriteCall>): Promise<Verdict> => {
    const restMs = breaker.restMs();
    if (restMs > 0) return { ok: false, failure: resting(restMs) };
    const verdict = await pace.run(() => ask(method, url, call));
    const failure = verdict.ok ? undefined : verdict.failure;
    const asksForRest = failure?.retryAfterMs !== undefined;
    if (asksForRest) pace.hold(Math.min(failure.retryAfterMs ?? 0, LONGEST_WAIT_MS));
    else breaker.record(failure?.kind !== 'transient');
    return verdict;
  };

  const patiently = async (url: string): Promise<Verdict> => {
    for (let tries = 1; ; tries++) {
      const verdict = await once('GET', url, {});
      if (verdict.ok || verdict.failure.kind !== 'transient') return verdict;
      if (tries === READ_TRIES || breaker.restMs() > 0) return verdict;
      const backoffMs = FIRST_BACKOFF_MS * 2 ** (tries - 1) + io.random.integer(500);
      const waitMs = verdict.failure.retryAfterMs ?? backoffMs;
      if (waitMs > LONGEST_WAIT_MS) return verdict;
      await io.clock.sleep(waitMs);
    }
  };

  return {
    read: async (path, query = {}) =>
      answerOf(await patiently(withQuery(address(settings.url, path), query))),
    write: async (call) => {
      const url = withQuery(address(settings.url, call.path), call.query ?? {});
      return answerOf(await once(call.method, url, call));
    },
  };
}

/**
 * The body as the schema tells.
 *
 * @throws {StoreAnswerUnreadable} when it is something else
 */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
  isWrite = false,
): z.infer<Schema> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new StoreAnswerUnreadable({
    detail: parsed.error.issues
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; ')
      .slice(0, 500),
    outcome: isWrite ? 'unknown' : 'not_applied',
    // It is JSON, so it may be about people: nothing of it goes to a log.
    excerpt: '',
  });
}

/** Whether the store has no such route, as an older one has not. */
export function isMissingRoute(failure: unknown): boolean {
  return failure instanceof StoreRejected && failure.storeCode === 'rest_no_route';
}

function address(storeUrl: string, path: string): string {
  const base = `${storeUrl.split(/[?#]/)[0]?.replace(/\/+$/, '')}/wp-json`;
  return path.startsWith('/') ? `${base}${path}` : `${base}/wc/v3/${path}`;
}

function answerOf(verdict: Verdict): Answer {
  if (verdict.ok) return verdict.answer;
  throw verdict.failure;
}

/** Where a read is sent on to, when that is the same origin: credentials never travel elsewhere. */
function redirectWithin(
  from: string,
  came: Awaited<ReturnType<typeof exchange>>,
): string | undefined {
  if (came.kind !== 'answer' || came.status < 300 || came.status >= 400) return undefined;
  const location = came.header('location');
  const target = location === undefined ? null : URL.parse(location, from);
  if (target?.origin !== new URL(from).origin) return undefined;
  const spent = [...target.searchParams.keys()].filter((key) => /^(oauth|consumer)_/.test(key));
  for (const key of spent) target.searchParams.delete(key);
  return target.href.replaceAll('+', '%20');
}

function resting(retryAfterMs: number): StoreUnavailable {
  const detail = `no call is made for ${Math.ceil(retryAfterMs / 1_000)} s`;
  return new StoreUnavailable({ detail, outcome: 'not_applied', retryAfterMs });
}
