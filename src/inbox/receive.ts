import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

import type { Db, Tx } from '../database/tables.ts';
import type { RunTransaction } from '../database/transaction.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { MessageRef } from '../messages/message.ts';
import { mark } from '../work/mark.repository.ts';
import type { NewWork } from '../work/work-row.ts';
import type { AccountId } from './inbox.repository.ts';
import { rememberEvent } from './inbox.repository.ts';

/** The longest id that a column takes. */
const LONGEST_ID = 190;

export interface InboxIo {
  readonly database: { readonly db: Db; readonly transaction: RunTransaction };
  readonly clock: Clock;
  readonly log: Log;
  /** Makes the body unreadable at rest. `context` is what it is and whose. */
  readonly seal: (text: string, context: string) => string;
  /** Wakes the owner once `tx` is committed. */
  readonly wake: (accountId: AccountId, tx: Tx) => Promise<void>;
}

export interface Received {
  readonly source: string;
  /** Repeats when the same news comes again; of the body when the sender gave none. */
  readonly eventId: string | undefined;
  readonly eventAt: number | undefined;
  readonly topic: string;
  readonly body: Uint8Array;
}

export interface Accepted extends Received {
  readonly accountId: AccountId;
  readonly workFor: (tx: Tx) => Promise<readonly NewWork[]>;
  /** What the payload itself may tell, such as a dated balance. */
  readonly observe: (tx: Tx) => Promise<void>;
}

/**
 * Remembers an event and marks what it is about, in one transaction. It is safe to answer 2xx afterwards.
 *
 * @returns `false` when the event is a repetition, which marks nothing
 */
export function accept(io: InboxIo, event: Accepted): Promise<boolean> {
  const remembered = toInboxEvent(io, event, undefined);
  const correlation = `${event.source} ${remembered.eventId}`.slice(0, LONGEST_ID);
  return io.database.transaction(async (tx) => {
    if (!(await rememberEvent(tx, remembered))) return false;
    const work = await event.workFor(tx);
    await mark(
      tx,
      work.map((item) => ({ correlation, ...item })),
      io.clock.now(),
    );
    await event.observe(tx);
    if (work.length > 0) await io.wake(event.accountId, tx);
    return true;
  });
}

/** Keeps aside what is truly from the other side but means nothing to us; the operator is told. */
export async function quarantine(
  io: InboxIo,
  event: Received,
  reason: MessageRef,
): Promise<boolean> {
  const remembered = toInboxEvent(io, event, reason);
  const isNew = await io.database.transaction((tx) => rememberEvent(tx, remembered));
  if (isNew)
    io.log.warn('a webhook was put in quarantine', {
      alarm: true,
      source: event.source,
      eventId: remembered.eventId,
      reason: reason.key,
      ...reason.args,
    });
  return isNew;
}

function toInboxEvent(io: InboxIo, event: Received, reason: MessageRef | undefined) {
  const eventId = shortId(event);
  const context = `inbox_event ${event.source} ${eventId}`;
  return {
    source: event.source,
    eventId,
    receivedAt: io.clock.now(),
    eventAt: event.eventAt,
    topic: event.topic,
    bodySealed: io.seal(bodyToText(event.body), context),
    quarantine: reason,
  };
}

function shortId({ eventId, body }: Received): string {
  if (eventId !== undefined && eventId.length <= LONGEST_ID) return eventId;
  return `sha256:${createHash('sha256')
    .update(eventId ?? body)
    .digest('hex')}`;
}

function bodyToText(body: Uint8Array): string {
  const bytes = Buffer.from(body);
  return isUtf8(bytes) ? bytes.toString('utf8') : `base64:${bytes.toString('base64')}`;
}
