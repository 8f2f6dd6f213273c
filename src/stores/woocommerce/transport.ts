import type { Clock } from '../../kernel/clock.ts';
import { Failure, isFence } from '../../kernel/failure.ts';

/** More than any page of 100 that was ever seen (guide woocommerce 11: orders 3-5 kB each). */
const LONGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/** Brackets in a notice of PHP that may stand before the one where the JSON begins. */
const MOST_STARTS = 20;

/** Codes of Node that prove that the request never left. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
}

/** What came of one request, before anybody judges it. */
export type Exchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly text: string;
      readonly header: (name: string) => string | undefined;
    }
  | {
      readonly kind: 'lost';
      readonly why: 'network' | 'timeout' | 'too_large';
      readonly detail: string;
      /** `false` when it is proven that the store never saw the request. */
      readonly sent: boolean;
      readonly cause: unknown;
    };

/** One request over the given `fetch`, never repeated and never redirected. The body counts for the time-out. */
export async function exchange(
  request: HttpRequest,
  io: { readonly fetch: typeof fetch; readonly clock: Clock },
): Promise<Exchange> {
  const call = new AbortController();
  const timer = new AbortController();
  const timeOut = async (): Promise<Exchange> => {
    await io.clock.sleep(request.timeoutMs, timer.signal);
    const detail = `no answer within ${request.timeoutMs / 1_000} s`;
    return { kind: 'lost', why: 'timeout', detail, sent: true, cause: undefined };
  };
  try {
    return await Promise.race([callAndRead(request, io.fetch, call.signal), timeOut()]);
  } catch (error) {
    if (isFence(error)) throw error;
    const code = networkCode(error);
    const detail = code ?? 'the connection broke';
    const sent = code === undefined || !NEVER_SENT.has(code);
    return { kind: 'lost', why: 'network', detail, sent, cause: error };
  } finally {
    timer.abort();
    call.abort();
  }
}

/** `undefined` when it is no JSON. A BOM, and notices that PHP prints before the JSON, are passed over. */
export function parseJson(text: string): { readonly json: unknown } | undefined {
  const whole = tryJson(text);
  if (whole) return whole;
  let starts = 0;
  for (const { index } of text.matchAll(/[[{]/g)) {
    const rest = tryJson(text.slice(index));
    starts += 1;
    if (rest || starts === MOST_STARTS) return rest;
  }
  return undefined;
}

/** For calls of which several make one piece of work: what was done must not be lost by what failed. */
export async function settle<T>(
  work: Promise<T>,
): Promise<
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof Failure && !error.isFence) return { ok: false, failure: error };
    throw error;
  }
}

async function callAndRead(
  { method, url, headers, body }: HttpRequest,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<Exchange> {
  const init = { method, headers, redirect: 'manual' as const, signal };
  const response = await fetch(url, body === undefined ? init : { ...init, body });
  const bytes = await readBytes(response);
  if (bytes === undefined) {
    const detail = `an answer of more than ${LONGEST_ANSWER_BYTES} bytes`;
    return { kind: 'lost', why: 'too_large', detail, sent: true, cause: undefined };
  }
  return {
    kind: 'answer',
    status: response.status,
    text: new TextDecoder().decode(bytes),
    header: (name) => response.headers.get(name) ?? undefined,
  };
}

async function readBytes(response: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > LONGEST_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tryJson(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function networkCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
