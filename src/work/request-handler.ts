import { Failure, isFence } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { DrainContext, RowResult, WorkHandler } from './handler.ts';
import type { Progress, Request } from './request.repository.ts';
import { claimRequest, finishRequest, REQUEST, saveProgress } from './request.repository.ts';

/** What became of one step of a command. */
export type RequestStep =
  | { readonly do: 'done'; readonly result: unknown }
  /** More steps are to come; what is more urgent goes first. */
  | { readonly do: 'again'; readonly progress: Progress }
  /** Others do the work (rows were marked): look again at `untilMs`. */
  | { readonly do: 'wait'; readonly untilMs: number; readonly progress: Progress };

export interface RequestContext extends DrainContext {
  /** Shows the asker how far it is, in the middle of a step. */
  readonly progress: (progress: Progress) => Promise<void>;
}

/** Does what was asked, by steps. It may begin anew after a crash. */
export type RequestCommand = (request: Request, context: RequestContext) => Promise<RequestStep>;

/**
 * The owner's side of `ask`: one command by kind of request. A failure of any kind ends the request and
 * is told to the asker, who is there and can ask again.
 */
export function createRequestHandler(
  commands: Readonly<Partial<Record<string, RequestCommand>>>,
): WorkHandler {
  async function runOne(id: string, context: DrainContext): Promise<RowResult> {
    let request: Request | undefined;
    await context.commit(async (tx) => {
      request = await claimRequest(tx, id);
    });
    if (!request) return { do: 'done' };

    const command = commands[request.kind];
    if (!command)
      return failed(id, message('work.requestUnknown', { kind: request.kind }), context);
    const progress = (value: Progress) => context.commit((tx) => saveProgress(tx, id, value));
    const [step] = await Promise.allSettled([command(request, { ...context, progress })]);
    if (step.status === 'fulfilled') return afterStep(id, step.value, context);

    const error: unknown = step.reason;
    if (context.signal.aborted || isFence(error)) throw error;
    if (error instanceof Failure) return failed(id, error.merchantMessage, context);
    // The asker is told, and the row stays with the defect.
    const cause = message('general.defect', { detail: request.kind });
    await context.commit((tx) => finishRequest(tx, id, failure(cause, context)));
    throw error;
  }

  return {
    kind: REQUEST,
    batchSize: 1,
    run: (rows, context) => Promise.all(rows.map((row) => runOne(row.key, context))),
  };
}

function afterStep(id: string, step: RequestStep, context: DrainContext): RowResult {
  if (step.do === 'done') {
    const outcome = { state: 'done', result: step.result, now: context.now() } as const;
    return { do: 'done', record: (tx) => finishRequest(tx, id, outcome) };
  }
  const record = {
    record: (tx: Parameters<typeof saveProgress>[0]) => saveProgress(tx, id, step.progress),
  };
  return step.do === 'again'
    ? { do: 'again', ...record }
    : { do: 'wait', untilMs: step.untilMs, ...record };
}

function failed(id: string, result: MessageRef, context: DrainContext): RowResult {
  return { do: 'done', record: (tx) => finishRequest(tx, id, failure(result, context)) };
}

function failure(result: MessageRef, context: DrainContext) {
  return { state: 'failed', result, now: context.now() } as const;
}
