import type { Clock } from '../../../kernel/clock.ts';
import { exhaustive } from '../../../kernel/exhaustive.ts';
import { tooMany } from '../limits/quota.ts';
import type { Scheduler } from '../scheduler.ts';
import { isObject } from '../wire/body.ts';
import type { Fault } from './fault.ts';

/** What the client sees: an answer, a broken connection, or silence for ever. */
export type Reply =
  | { readonly is: 'answer'; readonly response: Response }
  | { readonly is: 'reset' }
  | { readonly is: 'silence' };

interface Scene {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Carries the call out. */
  readonly serve: () => Promise<Response>;
}

const RESET: Reply = { is: 'reset' };
const SILENCE: Reply = { is: 'silence' };

export async function inflict(fault: Fault | undefined, scene: Scene): Promise<Reply> {
  const { clock, scheduler, serve } = scene;
  if (!fault) return answer(await serve());
  switch (fault.kind) {
    case 'latency':
      await clock.sleep(fault.ms, scheduler.signal);
      return answer(await serve());
    case 'error_page':
      return answer(errorPage(fault.status));
    case 'reset':
      return RESET;
    case 'hang':
      return SILENCE;
    case 'throttle':
      return answer(tooMany(3, 'second'));
    case 'lose_answer':
      await serve();
      return { reset: RESET, hang: SILENCE, error_page: answer(errorPage(502)) }[fault.how];
    case 'late_commit':
      return commitLate(fault, scene);
    case 'truncate':
      return answer(await cutBody(await serve()));
    case 'short_page':
      return answer(await cutRows(await serve(), fault.rows));
    default:
      return exhaustive(fault);
  }
}

async function commitLate(
  { commitAfterMs, answerAfterMs }: Extract<Fault, { kind: 'late_commit' }>,
  { clock, scheduler, serve }: Scene,
): Promise<Reply> {
  scheduler.after(commitAfterMs, async () => void (await serve()));
  if (answerAfterMs === undefined) return SILENCE;
  await clock.sleep(answerAfterMs, scheduler.signal);
  return answer(errorPage(504));
}

function answer(response: Response): Reply {
  return { is: 'answer', response };
}

function errorPage(status: number): Response {
  const page = `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;
  return new Response(page, { status, headers: { 'content-type': 'text/html' } });
}

async function cutBody(response: Response): Promise<Response> {
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), response);
}

async function cutRows(response: Response, rows: number): Promise<Response> {
  const body: unknown = await response.json();
  if (!isObject(body) || !Array.isArray(body['data'])) return Response.json(body, response);
  return Response.json({ data: body['data'].slice(0, rows) }, response);
}
