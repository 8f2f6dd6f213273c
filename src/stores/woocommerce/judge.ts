import { z } from 'zod';

import { message } from '../../messages/message.ts';
import type { StoreFailure } from '../failures.ts';
import {
  StoreAnswerUnreadable,
  StoreRejected,
  StoreUnauthorized,
  StoreUnavailable,
} from '../failures.ts';
import type { Exchange } from './transport.ts';
import { parseJson } from './transport.ts';

export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly header: (name: string) => string | undefined;
}

export type Verdict =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: StoreFailure };

/** Only `code` is promised; `data` may be a number, and the text is translated (guide woocommerce 3). */
const ErrorEnvelope = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().default(''),
  data: z.unknown().optional(),
});

interface Question {
  readonly isWrite: boolean;
  /** Epoch ms, for a `Retry-After` that is a date. */
  readonly now: number;
}

/** Turns what came back into an answer or into a failure of ours. */
export function judge(exchange: Exchange, question: Question): Verdict {
  if (exchange.kind === 'lost') return failed(lost(exchange, question));
  const { status, header } = exchange;
  if (status >= 200 && status < 300) return judgeSuccess(exchange, question);
  if (status >= 300 && status < 400) return failed(redirected(header('location') ?? ''));
  return failed(refusal(exchange, question));
}

type Answered = Extract<Exchange, { kind: 'answer' }>;

function judgeSuccess({ status, text, header }: Answered, { isWrite }: Question): Verdict {
  const parsed = parseJson(text);
  if (parsed) return { ok: true, answer: { status, json: parsed.json, header } };
  return failed(
    new StoreAnswerUnreadable({
      detail: `HTTP ${status} without JSON`,
      outcome: outcomeOnceSent(isWrite),
      excerpt: harmlessPart(text),
    }),
  );
}

function refusal({ status, text, header }: Answered, question: Question): StoreFailure {
  const envelope = ErrorEnvelope.safeParse(parseJson(text)?.json);
  const storeCode = envelope.success ? envelope.data.code : `http_${status}`;
  const detail = envelope.success
    ? (envelope.data.message || storeCode).slice(0, 500)
    : `HTTP ${status}: ${plainExcerpt(harmlessPart(text))}`;
  if (status === 401 || status === 403)
    return new StoreUnauthorized({ detail: `${storeCode}: ${detail}` });
  if (isForLater(status, envelope.data?.data))
    return new StoreUnavailable({
      detail: `HTTP ${status} ${storeCode}`,
      // A 429 is said before the request is worked on.
      outcome: status === 429 ? 'not_applied' : outcomeOnceSent(question.isWrite),
      retryAfterMs: retryAfterMs(header('retry-after'), question.now),
      cause: detail,
    });
  return new StoreRejected({ storeCode, detail, status });
}

/** Refunds of an order that is not there: 500, and the truth in a number beside it (guide 3). */
function isForLater(status: number, data: unknown): boolean {
  if (status === 429 || status === 408) return true;
  return status >= 500 && data !== 404;
}

function lost(exchange: Extract<Exchange, { kind: 'lost' }>, { isWrite }: Question): StoreFailure {
  const { detail, cause, sent } = exchange;
  const outcome = sent ? outcomeOnceSent(isWrite) : 'not_applied';
  if (exchange.why === 'too_large')
    return new StoreAnswerUnreadable({ detail, outcome, excerpt: '', cause });
  return new StoreUnavailable({ detail, outcome, cause });
}

function redirected(location: string): StoreFailure {
  const target = location.split('?')[0] ?? '';
  return new StoreRejected({
    storeCode: 'redirected',
    detail: `the address leads to ${target}`,
    merchantMessage: message('stores.redirected', { target }),
  });
}

function outcomeOnceSent(isWrite: boolean): 'unknown' | 'not_applied' {
  return isWrite ? 'unknown' : 'not_applied';
}

function failed(failure: StoreFailure): Verdict {
  return { ok: false, failure };
}

/** Seconds or an HTTP date, as milliseconds from now. */
function retryAfterMs(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text.trim())) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** A page as it is; of a cut JSON, which may be about people, nothing. */
function harmlessPart(text: string): string {
  return text.trimStart().startsWith('<') ? text : (text.split(/[[{]/)[0] ?? '');
}

function plainExcerpt(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
