import type { ErpInvoice, InvoiceRecipient } from '../../bling/erp-invoice.ts';
import type { ErpContactId } from '../../commerce/ids.ts';
import { NO_MONEY } from '../../kernel/cents.ts';
import { setAfterLook } from '../set-after-look.ts';
import type { SyncIo } from '../sync-account.ts';
import { erpOrderIdOf } from './generate.act.ts';
import type { WantedInvoice } from './invoice.gather.ts';
import { auditInvoice } from './invoice.record.ts';
import { hasAddress } from './note-check.ts';
import { itemsToMend, type ItemsToMend } from './product-taxes.ts';
import { invoicesOf } from './send.act.ts';

/** What is to be read again before the note is judged. */
export interface Sources {
  /** The contact in the ERP, kept to the order's buyer just before; `undefined`: not looked at. */
  readonly contactId: ErpContactId | undefined;
  readonly products: boolean;
}

export type Mended =
  /** The note says already what its sources say. */
  | 'nothing'
  | 'corrected'
  /** No correction reaches it: only a new note takes the new bar code. */
  | 'needs_new_note';

const NO_ITEMS: ItemsToMend = { items: [], hasNewGtin: false };

/** Puts into a pending or rejected note what its contact and products say now. It sends nothing. */
export async function mendNote(
  io: SyncIo,
  work: WantedInvoice,
  { note, sources }: { readonly note: ErpInvoice; readonly sources: Sources },
): Promise<Mended> {
  const recipient = sources.contactId && (await newRecipient(work, note, sources.contactId));
  const found = sources.products ? await itemsToMend(io, work, note.items) : NO_ITEMS;
  if (recipient || found.items.length > 0) {
    await correct(io, work, { note, recipient, items: found.items });
    return 'corrected';
  }
  return found.hasNewGtin ? 'needs_new_note' : 'nothing';
}

/** @returns `undefined` when the note has it already, or the contact is not there to be asked */
async function newRecipient(
  { account, context }: WantedInvoice,
  note: ErpInvoice,
  contactId: ErpContactId,
): Promise<InvoiceRecipient | undefined> {
  const { contacts } = account.bling.at('payment', context.signal);
  const contact = await contacts.get(contactId);
  if (!contact) return undefined;
  const { icms, stateRegistration, address } = contact;
  const isSame =
    hasAddress(note, address) &&
    note.recipient.stateRegistration === stateRegistration &&
    (icms === undefined || note.recipient.icms === icms);
  return isSame ? undefined : { icms, stateRegistration, address };
}

async function correct(
  io: SyncIo,
  work: WantedInvoice,
  {
    note,
    recipient,
    items,
  }: Pick<ItemsToMend, 'items'> & {
    readonly note: ErpInvoice;
    readonly recipient: InvoiceRecipient | undefined;
  },
): Promise<void> {
  const { account, context } = work;
  const { commit } = context;
  // A note does not tell its discount, its expenses and its notes, and a PUT without them would take them away.
  const order = await account.bling.at('payment', context.signal).orders.get(erpOrderIdOf(work));
  const kept = {
    discountCents: order?.discountCents ?? NO_MONEY,
    otherExpensesCents: order?.otherExpensesCents ?? NO_MONEY,
    notes: order?.notes ?? '',
  };
  const line = (outcome: 'applied' | 'unknown') => ({
    action: 'invoice.correct' as const,
    outcome,
    after: {
      invoiceId: note.id,
      recipient: recipient !== undefined,
      items: items.map(({ sku, taxClass }) => ({ sku, taxClass })),
    },
  });
  const write = invoicesOf(work).correct(note.model, note.id, { recipient, items, ...kept });
  const set = await setAfterLook(write, {
    commit,
    noteUnknown: auditInvoice(io, work, line('unknown')),
  });
  if (set.outcome === 'refused') throw set.failure;
  await commit(auditInvoice(io, work, line('applied')));
}
