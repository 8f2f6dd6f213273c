import { z } from 'zod';

import { InvoiceId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { newWish } from '../invoice/invoice.record.ts';
import { createOrderInvoices } from '../order-invoice.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { type Creation, type Settled, settleOpen, type Written, writeOnce } from '../write-once.ts';
import { writePlace } from '../write-place.ts';
import { auditChange } from './audit-change.ts';
import type { OrderToChange } from './order-to-change.ts';

/** Which note, and for what kind of change. */
const NoteToRemove = z.object({
  id: InvoiceId,
  model: z.enum(['nfe', 'nfce']),
  /** The order is over: nobody waits for its note any more. */
  isOver: z.boolean(),
});
export type NoteToRemove = z.infer<typeof NoteToRemove>;

export interface Removal extends NoteToRemove {
  /** `false`: Bling did not delete it, for it is pending no more. */
  readonly isGone: boolean;
}

/** Deletes the note of an order that was not sent yet: one call. Nothing else may be deleted (guide 5.11). */
export function removePendingNote(
  io: SyncIo,
  work: OrderToChange,
  note: NoteToRemove,
): Promise<Written<Removal>> {
  return writeOnce(io, {
    ...creation(io, work),
    findBy: JSON.stringify(note),
    looksFirst: false,
    send: async () => {
      const { removed } = await invoicesOf(work).removePending(note.model, [note.id]);
      return { ...note, isGone: removed.includes(note.id) };
    },
  });
}

/** What became of an earlier one; `undefined` when nothing is open. */
export function settleNoteRemoval(
  io: SyncIo,
  work: OrderToChange,
): Promise<Settled<Removal> | undefined> {
  return settleOpen(io, { ...creation(io, work), findBy: '' });
}

function creation(io: SyncIo, work: OrderToChange): Omit<Creation<Removal>, 'findBy'> {
  const parse = (findBy: string) => NoteToRemove.parse(JSON.parse(findBy));
  return {
    ...writePlace(work),
    key: INTENT_KEYS.noteBack(work.orderId),
    find: async (findBy) => {
      const note = parse(findBy);
      const found = await invoicesOf(work).get(note.model, note.id);
      return found ? { seen: 'absent' } : { seen: 'found', value: { ...note, isGone: true } };
    },
    noteUnknown: (tx, findBy) => {
      const before = parse(findBy);
      return auditChange(io, work, { action: ACTION, before, outcome: 'unknown' })(tx);
    },
    record: ({ value }) => recordRemoval(io, work, value),
  };
}

const ACTION = 'change.delete_pending_note';

/** While a change is open no note is made of its order; after it the wish for one is as it was. */
function recordRemoval(io: SyncIo, work: OrderToChange, { isGone, isOver, id, model }: Removal) {
  const outcome = isGone ? 'applied' : 'not_applied';
  return async (tx: Tx) => {
    await auditChange(io, work, { action: ACTION, before: { id, model }, outcome })(tx);
    if (!isGone) return;
    const invoices = createOrderInvoices(tx, work.store.id);
    const row = await invoices.find(work.orderId);
    if (!row) return;
    // Nobody waits for the note of an order that is over.
    const wantedBy = isOver ? 'policy' : row.wanted_by;
    await invoices.save(newWish(work.orderId, { model, wantedBy, now: io.clock.now() }));
  };
}

function invoicesOf({ account, context }: OrderToChange) {
  return account.bling.at('order', context.signal).invoices;
}
