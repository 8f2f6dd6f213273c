import type { ErpStatusId } from '../../commerce/ids.ts';
import type { StorePolicy } from '../../connections/store-policy.ts';
import { exhaustive } from '../../kernel/exhaustive.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { OrderInvoice } from '../order-invoice.repository.ts';
import { GONE, ruleOf } from './rejection.ts';
import { isStuck, nextLookAt } from './waits.ts';

/** What is known of one order and its invoice, without a call. */
export interface InvoiceFacts {
  /** As the store shows it. */
  readonly number: string;
  readonly now: number;
  /** The order stands in the ERP, as recorded. */
  readonly isImported: boolean;
  /** Processing or completed, and not by a method that is paid later (domain rules 2.5). */
  readonly isPaid: boolean;
  readonly erpStatusId: ErpStatusId | undefined;
  /** Normalised: 2 cancelled. */
  readonly erpStatusValue: number | undefined;
  /** The order differs from what the ERP has, or a change of it is under way. */
  readonly hasOpenEdit: boolean;
  /** What no one can name in its money, as last checked (P8); `undefined`: it closes, or was not checked yet. */
  readonly moneyBlock: MessageRef | undefined;
  /** `undefined`: nobody wanted an invoice yet. */
  readonly row: OrderInvoice | undefined;
}

export type InvoicePolicy = Pick<StorePolicy, 'invoiceTrigger' | 'invoiceStatuses'>;

export type InvoicePlan =
  | { readonly do: 'nothing' }
  /** By policy: it is wanted from now on. */
  | { readonly do: 'want' }
  | { readonly do: 'generate' }
  /** A note is there that was not sent yet: read it, judge it, send it. */
  | { readonly do: 'check' }
  /** Read what became of it. */
  | { readonly do: 'look' }
  /** It was rejected: mend it and send it again. */
  | { readonly do: 'mend' }
  | { readonly do: 'wait'; readonly untilMs: number; readonly cause: MessageRef }
  | { readonly do: 'ask'; readonly cause: MessageRef };

const CANCELLED = 2;
/** A change of the order ends whenever a person wants; looking again costs no call. */
const EDIT_LOOK_MS = 600_000;

/** Decides what the invoice of an order needs next (domain rules 4.2); never acts. */
export function decideInvoice(facts: InvoiceFacts, policy: InvoicePolicy): InvoicePlan {
  const { row, number } = facts;
  if (!row) return isTriggered(facts, policy) ? unlessEdited(facts, 'want') : { do: 'nothing' };
  switch (row.step) {
    case 'wanted':
      return unlessHeld(facts, row, 'generate');
    case 'generated':
      return unlessHeld(facts, row, 'check');
    case 'sent':
      return decideSent(facts, row);
    case 'rejected':
      return decideRejected(facts, row);
    case 'authorised':
    case 'cancelled':
      return row.news_at === null ? { do: 'nothing' } : { do: 'look' };
    case 'dead':
      return row.news_at === null ? { do: 'ask', cause: deadCause(number, row) } : { do: 'look' };
    default:
      return exhaustive(row.step);
  }
}

function isTriggered(facts: InvoiceFacts, policy: InvoicePolicy): boolean {
  if (!facts.isImported || !facts.isPaid || facts.erpStatusValue === CANCELLED) return false;
  if (policy.invoiceTrigger === 'paid') return true;
  return (
    policy.invoiceTrigger === 'status' &&
    facts.erpStatusId !== undefined &&
    policy.invoiceStatuses.includes(facts.erpStatusId)
  );
}

type Act = 'want' | 'generate' | 'check' | 'mend';

/** An edit comes first: it may well be what closes the money. */
function unlessEdited(
  { hasOpenEdit, number, now }: InvoiceFacts,
  act: Act,
  blockedBy?: MessageRef,
): InvoicePlan {
  if (!hasOpenEdit) return blockedBy ? { do: 'ask', cause: blockedBy } : { do: act };
  const cause = message('invoice.editOpen', { number });
  return { do: 'wait', untilMs: now + EDIT_LOOK_MS, cause };
}

/** What held true when it was wanted may hold no more. */
function unlessHeld(facts: InvoiceFacts, row: OrderInvoice, act: Act): InvoicePlan {
  const { number } = facts;
  if (!facts.isImported) return { do: 'ask', cause: message('invoice.notImported', { number }) };
  if (facts.isPaid && facts.erpStatusValue !== CANCELLED)
    return unlessEdited(facts, act, facts.moneyBlock);
  // Nothing was made, nobody asked for it: it is simply not due any more.
  if (row.step === 'wanted' && row.wanted_by === 'policy') return { do: 'nothing' };
  return { do: 'ask', cause: message('invoice.notPaid', { number }) };
}

function decideSent({ number, now }: InvoiceFacts, row: OrderInvoice): InvoicePlan {
  const untilMs = nextLookAt(row);
  if (row.news_at !== null || untilMs <= now) return { do: 'look' };
  if (isStuck(row, now)) return { do: 'ask', cause: message('invoice.stuck', { number }) };
  return { do: 'wait', untilMs, cause: message('invoice.awaited', { number }) };
}

function decideRejected(facts: InvoiceFacts, row: OrderInvoice): InvoicePlan {
  const { restMs = 0 } = ruleOf(row.rejection_code);
  const untilMs = (row.looked_at ?? 0) + restMs;
  if (row.news_at === null && facts.now < untilMs)
    return { do: 'wait', untilMs, cause: message('invoice.resting', { number: facts.number }) };
  return unlessHeld(facts, row, 'mend');
}

/** Nothing more can be sent of this note. */
export function deadCause(
  number: string,
  row: Pick<OrderInvoice, 'rejection_code' | 'rejection_text'>,
): MessageRef {
  const { rejection_code: code, rejection_text: text } = row;
  return code === GONE
    ? message('invoice.gone', { number })
    : message('invoice.dead', { number, code: code ?? '', text: text ?? '' });
}
