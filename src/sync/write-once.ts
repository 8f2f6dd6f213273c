import type { Tx } from '../database/tables.ts';
import { attempt } from '../kernel/attempt.ts';
import { exhaustive } from '../kernel/exhaustive.ts';
import type { Failure } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import type { DrainContext } from '../work/handler.ts';
import type { SyncIo } from './sync-account.ts';
import {
  createWriteIntents,
  type IntentScope,
  type WriteIntent,
} from './write-intent.repository.ts';
import { afterLook, afterSend, type Look, type Pace } from './write-once.decide.ts';

type Save = (tx: Tx) => Promise<void>;
type WriteIo = Pick<SyncIo, 'database' | 'clock' | 'doubts'>;

/** A thing is made only once at the other side, which knows no idempotency key. */
export interface Creation<Value> {
  readonly scope: IntentScope;
  readonly key: string;
  readonly commit: DrainContext['commit'];
  readonly settleMs: number;
  /** Looks for what an earlier send made; `findBy` as it was saved with that send, or as it is now. */
  readonly find: (findBy: string) => Promise<Look<Value>>;
  readonly findBy: string;
  /** Saved when nobody knows what came of the send: the ledger says that it may have been us (P6). */
  readonly noteUnknown: (tx: Tx, findBy: string) => Promise<void>;
  /** What the flow saves of a thing that is there. */
  readonly record: (made: Made<Value>) => Save;
}

export interface Sending<Value> extends Creation<Value> {
  readonly send: () => Promise<Value>;
  /** `false` when the flow has just looked and found nothing: only an open intent is looked for then. */
  readonly looksFirst: boolean;
  /** Saved together with the intent, before the send. */
  readonly saveBefore?: Save;
}

export interface Made<Value> {
  readonly value: Value;
  /** `found`: it was there, made by an earlier send of ours or by another. */
  readonly how: 'sent' | 'found';
}

export type Settled<Value> =
  /** It is there. `record` must be saved: it closes the intent in the same transaction. */
  | ({ readonly outcome: 'applied'; readonly record: Save } & Made<Value>)
  /** A send may still take effect: look again then, and send nothing before. */
  | { readonly outcome: 'unsettled'; readonly lookAgainAt: number }
  | { readonly outcome: 'doubtful'; readonly cause: MessageRef };

export type Written<Value> =
  | Settled<Value>
  /** Provably not made. */
  | { readonly outcome: 'refused'; readonly failure: Failure };

/**
 * Makes one thing at the other side, once (P1, domain rules 2.3): the key is saved, then it is sent, and what
 * is unknown is settled by looking and never by repeating blindly.
 *
 * @throws {LostOwnership} untouched: nothing was sent, and who owns the account now looks first
 */
export async function writeOnce<Value>(io: WriteIo, work: Sending<Value>): Promise<Written<Value>> {
  const open = await openIntent(io, work);
  const settled = open || work.looksFirst ? await look(io, work, open) : undefined;
  return settled ?? send(io, work);
}

/**
 * What became of an earlier send, whatever is wanted now. `undefined`: there was none, or nothing came of it
 * and nothing will.
 */
export async function settleOpen<Value>(
  io: WriteIo,
  work: Creation<Value>,
): Promise<Settled<Value> | undefined> {
  const open = await openIntent(io, work);
  if (!open) return undefined;
  const settled = await look(io, work, open);
  if (!settled) await work.commit((tx) => createWriteIntents(tx, work.scope).close(work.key));
  return settled;
}

function openIntent(io: WriteIo, { scope, key }: Pick<Creation<never>, 'scope' | 'key'>) {
  return createWriteIntents(io.database.db, scope).find(key);
}

async function look<Value>(
  io: WriteIo,
  work: Creation<Value>,
  open: WriteIntent | undefined,
): Promise<Settled<Value> | undefined> {
  // A look that began before the time was over may have missed what came during it.
  const pace = paceOf(io, work, open);
  const findBy = open?.find_by ?? work.findBy;
  const next = afterLook(open, await work.find(findBy), pace);
  switch (next.do) {
    case 'take':
      return applied(work, { value: next.value, how: 'found' });
    case 'ask':
      return { outcome: 'doubtful', cause: next.cause };
    case 'wait':
      return { outcome: 'unsettled', lookAgainAt: next.untilMs };
    case 'give_up':
      return giveUp(io, { ...work, findBy }, next.untilMs);
    case 'send':
      return undefined;
    default:
      return exhaustive(next);
  }
}

async function send<Value>(io: WriteIo, work: Sending<Value>): Promise<Written<Value>> {
  const { scope, key, findBy, commit, saveBefore } = work;
  io.doubts.end({ scope, key });
  await commit(async (tx) => {
    await createWriteIntents(tx, scope).open(key, { sentAt: io.clock.now(), findBy });
    await saveBefore?.(tx);
  });
  const sent = await attempt(work.send());
  if (sent.outcome === 'applied') return applied(work, { value: sent.value, how: 'sent' });
  // Counted from when we gave up, not from when the call began to wait its turn.
  const next = afterSend(sent.outcome, { now: io.clock.now(), settleMs: work.settleMs });
  if (next.do === 'give_up') return giveUp(io, work, next.untilMs);
  await commit((tx) => createWriteIntents(tx, scope).close(key));
  return { outcome: 'refused', failure: sent.failure };
}

async function giveUp<Value>(
  { doubts }: WriteIo,
  { scope, key, findBy, commit, noteUnknown }: Creation<Value>,
  lookAgainAt: number,
): Promise<Settled<Value>> {
  doubts.begin({ scope, key });
  await commit(async (tx) => {
    await createWriteIntents(tx, scope).noteUnknown(key, lookAgainAt);
    await noteUnknown(tx, findBy);
  });
  return { outcome: 'unsettled', lookAgainAt };
}

function applied<Value>(
  { scope, key, record }: Creation<Value>,
  made: Made<Value>,
): Extract<Settled<Value>, { outcome: 'applied' }> {
  const saveRecord = record(made);
  return {
    outcome: 'applied',
    ...made,
    record: async (tx) => {
      await createWriteIntents(tx, scope).close(key);
      await saveRecord(tx);
    },
  };
}

function paceOf(
  { clock, doubts }: WriteIo,
  { scope, key, settleMs }: Pick<Creation<never>, 'scope' | 'key' | 'settleMs'>,
  open: WriteIntent | undefined,
): Pace {
  const knownForMs = open ? doubts.knownForMs({ scope, key }) : 0;
  return { now: clock.now(), settleMs, knownForMs };
}
