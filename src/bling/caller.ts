import type { Clock } from '../kernel/clock.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Random } from '../kernel/random.ts';
import type { CallPriority } from './call-priority.ts';
import { BlingDayExhausted, BlingDisconnected, BlingRateLimited } from './failures.ts';
import type { Lane } from './lane.ts';
import { createPacedTransport } from './paced-transport.ts';
import type { Transport } from './transport.ts';
import type { Judged } from './verdict.ts';
import { judge } from './verdict.ts';

/** A call in terms of Bling's API. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address, such as `/produtos`. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** JSON text. */
  readonly body?: string;
}

/** An answer, or the failure that it means. For those who expect a certain failure. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown; readonly requestId: string }
  | { readonly ok: false; readonly failure: Failure };

export interface Caller {
  readonly attempt: (call: ApiCall) => Promise<Outcome>;
}

/** Where the access token comes from. */
export interface AccessTokens {
  /** @throws {BlingDisconnected} when there is none and none can be had */
  current(): Promise<string>;
  /** Another one than `refused`: the stored one if somebody renewed it, else a new one. */
  renewed(refused: string): Promise<string>;
}

export interface CallerOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Such as `https://api.bling.com.br/Api/v3`. */
  readonly apiUrl: string;
  readonly lane: Lane;
  readonly tokens: AccessTokens;
  /** Bling did it and has something to say about it (`alertas`). For the log. */
  readonly onAlerts?: ((operation: string, alerts: readonly string[]) => void) | undefined;
}

const MOST_REPEATS = 3;
const FIRST_BACKOFF_MS = 1_000;
const MOST_429S = 30;

/**
 * Makes calls by the rules of guide 3.4: reads are repeated a few times, writes never, except where an
 * answer proves that nothing happened (401, 429 of the second).
 */
export function createCaller(
  options: CallerOptions,
  {
    priority,
    signal,
  }: { readonly priority: CallPriority; readonly signal?: AbortSignal | undefined },
): Caller {
  const { clock, random, lane, tokens } = options;
  const transport = createPacedTransport({ ...options, priority });

  async function attempt(call: ApiCall): Promise<Outcome> {
    const judged = { write: call.method !== 'GET', operation: `${call.method} ${call.path}` };
    let token = await tokens.current();
    let renewals = 0;
    let repeats = 0;
    for (let refusals = 0; refusals <= MOST_429S;) {
      const verdict = await callOnce(call, { ...judged, token });
      switch (verdict.do) {
        case 'take':
          if (verdict.alerts.length > 0) options.onAlerts?.(judged.operation, verdict.alerts);
          return { ok: true, value: verdict.value, requestId: verdict.requestId };
        case 'fail':
          return { ok: false, failure: verdict.failure };
        case 'again':
          if (repeats >= MOST_REPEATS) return { ok: false, failure: verdict.failure };
          await clock.sleep(backoffMs(repeats), signal);
          repeats += 1;
          break;
        case 'renew_token':
          if (renewals > 0) throw new BlingDisconnected({ detail: verdict.detail });
          token = await tokens.renewed(token);
          renewals += 1;
          break;
        case 'slow_down':
          refusals += 1;
          break;
        case 'stop_for_the_day':
          return { ok: false, failure: new BlingDayExhausted(lane.stoppedForMs()) };
      }
    }
    return { ok: false, failure: new BlingRateLimited(FIRST_BACKOFF_MS) };
  }

  async function callOnce(call: ApiCall, judged: Judged & { readonly token: string }) {
    const wire = toWire(call, judged.token);
    return judge(await transport({ ...wire, write: judged.write, signal }), judged);
  }

  function toWire(call: ApiCall, token: string) {
    return {
      method: call.method,
      url: `${options.apiUrl}${call.path}${toSearch(call.query)}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'enable-jwt': '1',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: call.body,
    };
  }

  function backoffMs(repeats: number): number {
    return FIRST_BACKOFF_MS * 2 ** repeats + random.integer(FIRST_BACKOFF_MS / 4);
  }

  return { attempt };
}

function toSearch(query: ApiCall['query'] = []): string {
  if (query.length === 0) return '';
  const search = new URLSearchParams();
  for (const [name, value] of query) search.append(name, value);
  return `?${search.toString().replaceAll('+', '%20')}`;
}
