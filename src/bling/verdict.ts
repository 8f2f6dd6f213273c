import { z } from 'zod';

import type { Failure } from '../kernel/failure.ts';
import type { ErrorAnswer as ErrorContent } from './error-answer.ts';
import { ErrorAnswer } from './error-answer.ts';
import { BlingForbidden, BlingNotFound, BlingRejected, BlingUnavailable } from './failures.ts';
import type { CallResult } from './lane.ts';
import type { Heard } from './transport.ts';
import { listOf } from './wire.ts';

/** What an answer means for the call. */
export type Verdict =
  /** `value` is the body without its envelope; `undefined` for 204. */
  | {
      readonly do: 'take';
      readonly value: unknown;
      readonly alerts: readonly string[];
      readonly requestId: string;
    }
  | { readonly do: 'fail'; readonly failure: Failure }
  /** A read may be repeated after a while. */
  | { readonly do: 'again'; readonly failure: Failure }
  /** 401: proven not executed. */
  | { readonly do: 'renew_token'; readonly detail: string }
  /** 429 of the second: proven not executed, and not an attempt. */
  | { readonly do: 'slow_down' }
  | { readonly do: 'stop_for_the_day' };

export interface Judged {
  readonly write: boolean;
  /** Such as `POST /pedidos/vendas`. */
  readonly operation: string;
}

type Answer = Extract<Heard, { kind: 'answer' }>;

/** Reads an answer by guide 1.3 and 3.2. Every write that may have happened says so. */
export function judge(heard: Heard, call: Judged): Verdict {
  if (heard.kind === 'lost') return unavailable(heard.why, { ...call, sent: heard.sent });
  const { status, body } = heard;
  if (status >= 200 && status < 300) {
    return body.readable
      ? toTaken(unwrap(body.value), heard.requestId)
      : unavailable(`${status} with "${body.start}"`, { ...call, sent: true });
  }
  if (status < 400 || status >= 500 || status === 408) {
    return unavailable(`${status} to ${call.operation}`, { ...call, sent: true });
  }
  return judgeRefusal(heard, call);
}

/** Everything here is proven not applied. */
function judgeRefusal(answer: Answer, call: Judged): Verdict {
  const said = readError(answer);
  const detail = said.text;
  switch (answer.status) {
    case 401:
      return { do: 'renew_token', detail };
    case 429:
      return { do: said.period === 'day' ? 'stop_for_the_day' : 'slow_down' };
    case 403:
      return said.fromApi
        ? { do: 'fail', failure: new BlingForbidden({ resource: call.operation, detail }) }
        : unavailable(`403 page: ${detail}`, { ...call, sent: false });
    case 404:
      return said.fromApi
        ? { do: 'fail', failure: new BlingNotFound({ resource: call.operation, detail }) }
        : unavailable(`404 page: ${detail}`, { ...call, sent: false });
    default:
      return { do: 'fail', failure: rejection(answer, said) };
  }
}

function rejection({ status, requestId }: Answer, said: ErrorContent): BlingRejected {
  const { type, text, complaints } = said;
  return new BlingRejected({ status, type, text, complaints, requestId });
}

function readError({ body, status }: Answer): ErrorContent & { readonly fromApi: boolean } {
  const parsed = ErrorAnswer.safeParse(body.readable ? body.value : undefined);
  if (parsed.success) return { ...parsed.data, fromApi: true };
  const text = body.readable ? `status ${status}` : body.start;
  return { type: '', complaints: [], text, period: 'second', limit: undefined, fromApi: false };
}

function unavailable(detail: string, call: Judged & { readonly sent: boolean }): Verdict {
  const outcome = call.write && call.sent ? 'unknown' : 'not_applied';
  const failure = new BlingUnavailable({ detail, outcome });
  return { do: call.write ? 'fail' : 'again', failure };
}

/** Most answers lie in `data`, some do not (guide 1.3). */
function unwrap(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return 'data' in body ? body.data : body;
}

/** A success may carry complaints: sentences, or fields with a message (guide 1.3). */
const Alerts = z.object({ alertas: listOf(z.union([z.string(), z.unknown().transform(toAlert)])) });

function toTaken(value: unknown, requestId: string): Verdict {
  const found = Alerts.safeParse(value);
  return { do: 'take', value, alerts: found.success ? found.data.alertas : [], requestId };
}

function toAlert(alert: unknown): string {
  return JSON.stringify(alert);
}

/** What the lane learns from it. */
export function toCallResult(heard: Heard): CallResult {
  if (heard.kind === 'lost') {
    return { connection: 'lost', health: heard.sent ? 'error' : 'blocked' };
  }
  const isGate = heard.status === 403 && !heard.body.readable;
  if (isGate) return { connection: 'kept', health: 'blocked' };
  if (heard.status !== 429)
    return { connection: 'kept', health: heard.status < 400 ? 'good' : 'error' };
  const { period, limit } = readError(heard);
  return { connection: 'kept', health: 'error', refused: { period, limit } };
}
