import type { WriteOutcome } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import type { WriteIntent } from './write-intent.repository.ts';

/** What is known of an earlier send; `undefined`: there was none whose end is not recorded. */
export type Open = Pick<WriteIntent, 'state' | 'settles_at'> | undefined;

/** What a look at the other side showed. */
export type Look<Value> =
  | { readonly seen: 'absent' }
  | { readonly seen: 'found'; readonly value: Value }
  /** Something is there that is not clearly ours, or there twice. */
  | { readonly seen: 'doubtful'; readonly cause: MessageRef };

export interface Pace {
  readonly now: number;
  readonly settleMs: number;
  /** How long we have known that nobody knows, on a clock that never jumps. */
  readonly knownForMs: number;
}

/** So long after its time even a process that has just begun takes the wall clock's word for it. */
const MOST_JUMP_MS = 1_800_000;

export type AfterLook<Value> =
  /** Nothing is there, nor on its way. */
  | { readonly do: 'send' }
  /** It is there. */
  | { readonly do: 'take'; readonly value: Value }
  | { readonly do: 'ask'; readonly cause: MessageRef }
  /** It may still come: look again then, and send nothing before. */
  | { readonly do: 'wait'; readonly untilMs: number }
  /** The same, and known only now: the wait counts from this moment. */
  | { readonly do: 'give_up'; readonly untilMs: number };

/**
 * What follows from a look, before anything is sent (domain rules 2.3). Whoever meets a send that nobody told
 * the end of gives up on it at that moment: the one who sent it may have died just before. Its time must be over
 * by the wall clock and by our own patience: a clock that is set right in between ends no wait.
 */
export function afterLook<Value>(
  open: Open,
  look: Look<Value>,
  { now, settleMs, knownForMs }: Pace,
): AfterLook<Value> {
  if (look.seen === 'found') return { do: 'take', value: look.value };
  if (look.seen === 'doubtful') return { do: 'ask', cause: look.cause };
  if (!open) return { do: 'send' };
  if (open.state === 'sending' || open.settles_at === null)
    return { do: 'give_up', untilMs: now + settleMs };
  const ownMs = Math.min(settleMs - knownForMs, open.settles_at + MOST_JUMP_MS - now);
  const leftMs = Math.max(open.settles_at - now, ownMs);
  return leftMs > 0 ? { do: 'wait', untilMs: now + leftMs } : { do: 'send' };
}

export type AfterSend =
  | { readonly do: 'record' }
  /** Proven not made: the intent goes. */
  | { readonly do: 'refuse' }
  | { readonly do: 'give_up'; readonly untilMs: number };

/** What follows from the outcome of a send. */
export function afterSend(
  outcome: WriteOutcome,
  { now, settleMs }: Pick<Pace, 'now' | 'settleMs'>,
): AfterSend {
  if (outcome === 'applied') return { do: 'record' };
  return outcome === 'unknown' ? { do: 'give_up', untilMs: now + settleMs } : { do: 'refuse' };
}
