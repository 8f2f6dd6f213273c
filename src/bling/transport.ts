import type { Clock } from '../kernel/clock.ts';
import { isFence } from '../kernel/failure.ts';

/** One call as it goes over the wire. */
export interface WireCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** A write is never cut short by `signal`: its answer is worth waiting for. */
  readonly write: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What came of it: an answer of whatever kind, or none. */
export type Heard =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly requestId: string;
      readonly body: WireBody;
      /** What Bling's clock showed, in whole seconds, epoch ms; `undefined` when it does not say. */
      readonly date?: number | undefined;
    }
  | {
      readonly kind: 'lost';
      /** `false`: proven that Bling got nothing. */
      readonly sent: boolean;
      readonly why: string;
      readonly cause: unknown;
    };

/** `value` is `undefined` for an empty body; `start` is the beginning of a text that is not JSON. */
export type WireBody =
  | { readonly readable: true; readonly value: unknown }
  | { readonly readable: false; readonly start: string };

export type Transport = (call: WireCall) => Promise<Heard>;

export interface TransportOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Guide 3.4: 10 s for reads, 30 s for writes and tokens. */
  readonly timeouts?: { readonly readMs: number; readonly writeMs: number };
  readonly maxResponseBytes?: number;
}

/** Sends one call once. Whatever a stranger does becomes a value here; only aborts and fences are thrown. */
export function createTransport(options: TransportOptions): Transport {
  const { clock, timeouts = { readMs: 10_000, writeMs: 30_000 } } = options;
  return async (call) => {
    const over = new AbortController();
    const timeoutMs = call.write ? timeouts.writeMs : timeouts.readMs;
    const timeUp = async () => {
      await clock.sleep(timeoutMs, over.signal);
      throw new Error(`no answer within ${timeoutMs} ms`);
    };
    try {
      return await Promise.race([hear(call, { ...options, over: over.signal }), timeUp()]);
    } catch (error) {
      if (isFence(error)) throw error;
      if (!call.write) call.signal?.throwIfAborted();
      const why = error instanceof Error ? error.message : String(error);
      return {
        kind: 'lost',
        sent: !provenUnsent(error),
        why: `${call.method}: ${why}`,
        cause: error,
      };
    } finally {
      over.abort();
    }
  };
}

async function hear(
  call: WireCall,
  { fetch, over, maxResponseBytes = 16 * 2 ** 20 }: TransportOptions & { over: AbortSignal },
): Promise<Heard> {
  const signals = call.write || !call.signal ? [over] : [over, call.signal];
  const response = await fetch(call.url, {
    method: call.method,
    headers: call.headers,
    // A redirected write could happen twice; Bling has none.
    redirect: 'manual',
    signal: AbortSignal.any(signals),
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  const text = await readText(response, maxResponseBytes);
  return {
    kind: 'answer',
    status: response.status,
    requestId: response.headers.get('x-amzn-requestid') ?? '',
    body: toBody(text),
    date: toDate(response.headers.get('date')),
  };
}

function toDate(header: string | null): number | undefined {
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? undefined : date;
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function toBody(text: string): WireBody {
  if (text.trim() === '') return { readable: true, value: undefined };
  const json = readJson(text);
  return json.ok
    ? { readable: true, value: json.value }
    : { readable: false, start: text.slice(0, 200) };
}

/** Text as JSON; integers beyond 2^53 stay as text, so that no digit of an id is lost. */
export function readJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text, keepDigits) };
  } catch {
    return { ok: false };
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value)) return value;
  return Number.isSafeInteger(value) ? value : (context?.source ?? value);
}

/** Errors of `fetch` from before a connection stood. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function provenUnsent(error: unknown): boolean {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  return causes.some(
    (cause) =>
      typeof cause === 'object' &&
      cause !== null &&
      'code' in cause &&
      UNSENT.has(String(cause.code)),
  );
}
