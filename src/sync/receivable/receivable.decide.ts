import type { ErpPaymentTerms } from '../../bling/erp-account.ts';
import type { LedgerAccountId } from '../../commerce/ids.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import type { ReceivableStep } from '../../database/tables/saga.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { Receivable } from '../order-receivables.repository.ts';
import type { SaleState } from '../sale-state.ts';
import type { PostingProof } from './posting-proof.repository.ts';

/** What is known of the receivables of one imported order. */
export interface ReceivableFacts {
  readonly number: string;
  readonly orderId: PostingProof['order_id'];
  readonly owner: AccountPolicy['receivablesPostedBy'];
  readonly sale: SaleState;
  readonly cancelledInErp: boolean;
  /** The status or the invoice that posts is there. */
  readonly posterCame: boolean;
  /** Fulfilled, or with an authorised invoice: nobody is left who could post them once more. */
  readonly cameToItsEnd: boolean;
  readonly step: ReceivableStep;
  readonly parts: readonly Receivable[];
  readonly listedCents: number;
  /** What all of them must come to. */
  readonly expectedCents: number;
  /** `undefined`: the order's method is mapped no more, or the account has no such method any more. */
  readonly terms: ErpPaymentTerms | undefined;
  readonly proof: Pick<PostingProof, 'state' | 'order_id'> | undefined;
  /** Why nothing of this order may be settled. */
  readonly moneyBlock: MessageRef | undefined;
  /** Types of payment that are settled when the store says paid. */
  readonly settledTypes: readonly number[];
  readonly ledgerAccountId: LedgerAccountId | undefined;
  /** Edited or refunded in the store, or a change is open: what is right to post or settle is known after it. */
  readonly changing: boolean;
}

export type ReceivablePlan =
  | { readonly do: 'nothing' }
  | { readonly do: 'none_expected'; readonly reason: MessageRef }
  /** `first`: of this account under this owner; it is looked at before and after. */
  | { readonly do: 'post'; readonly first: boolean }
  /** Read what the ERP has. */
  | { readonly do: 'look' }
  | {
      readonly do: 'settle';
      readonly part: Receivable;
      readonly ledgerAccountId: LedgerAccountId;
    }
  /** Paid, and nobody has said where the money goes. */
  | { readonly do: 'ask_ledger' }
  | { readonly do: 'ask'; readonly cause: MessageRef }
  /** Until a change of it is over, or a person has seen to another order. */
  | { readonly do: 'stand_still'; readonly cause: MessageRef };

const NOTHING = { do: 'nothing' } as const;

/** Decides what the receivables of one order need (domain rules 3.3 and 3.4); never acts. */
export function decideReceivables(facts: ReceivableFacts): ReceivablePlan {
  const { owner, step, cancelledInErp, proof, changing, number } = facts;
  if (owner === 'nobody' || cancelledInErp) return NOTHING;
  if (step === 'none_expected' || step === 'reversed') return NOTHING;
  const plan = step === 'posted' ? decidePosted(facts) : decideExpected(facts);
  if (changing && plan.do !== 'nothing')
    return { do: 'stand_still', cause: message('receivable.changing', { number }) };
  return proof?.state === 'conflict' ? whileInConflict(plan, proof, facts) : plan;
}

/** The order that showed it is looked at once more, whatever it needs; the others wait for it. */
function whileInConflict(
  plan: ReceivablePlan,
  { order_id: number }: Pick<PostingProof, 'order_id'>,
  { orderId }: ReceivableFacts,
): ReceivablePlan {
  if (number === orderId) return { do: 'look' };
  const cause = message('receivable.stopped', { number });
  return plan.do === 'nothing' ? plan : { do: 'stand_still', cause };
}

function decideExpected(facts: ReceivableFacts): ReceivablePlan {
  const { owner, sale, expectedCents, terms, proof, posterCame } = facts;
  // An order on hold or unpaid may never be paid: what is posted for it would have to be taken back.
  const isDue = owner === 'sync' ? sale !== 'open' : posterCame;
  if (!isDue) return NOTHING;
  if (expectedCents === 0)
    return { do: 'none_expected', reason: message('receivable.totalZero', {}) };
  if (terms?.destination === 'financial_record' || terms?.destination === 'cash') {
    const reason = message('receivable.methodKeepsNone', { method: terms.name });
    return { do: 'none_expected', reason };
  }
  return owner === 'sync' ? { do: 'post', first: proof === undefined } : { do: 'look' };
}

function decidePosted(facts: ReceivableFacts): ReceivablePlan {
  const { parts, listedCents, expectedCents, proof, orderId, cameToItsEnd } = facts;
  if (listedCents !== expectedCents || (parts.length === 0 && expectedCents > 0))
    return { do: 'look' };
  if (proof?.state === 'proving' && proof.order_id === orderId && cameToItsEnd)
    return { do: 'look' };
  return decideSettling(facts);
}

function decideSettling(facts: ReceivableFacts): ReceivablePlan {
  const { number, sale, parts, terms, ledgerAccountId, moneyBlock } = facts;
  const part = parts.find(({ state }) => state === 'open');
  if (sale !== 'paid' || !part || !mayBeOursToSettle(facts)) return NOTHING;
  if (moneyBlock) return { do: 'ask', cause: moneyBlock };
  if (!terms) return { do: 'ask', cause: message('receivable.termsUnknown', { number }) };
  return ledgerAccountId ? { do: 'settle', part, ledgerAccountId } : { do: 'ask_ledger' };
}

/** Without its terms a method may be any; an account that has no type settled has none of it settled either. */
function mayBeOursToSettle({ terms, settledTypes }: ReceivableFacts): boolean {
  if (!terms) return settledTypes.length > 0;
  return settledTypes.includes(terms.type) && !terms.settlesItself;
}

/** So long after they should have been there they are looked for again; after the last a person is asked. */
const LOOKS_AFTER_MS = [60_000, 600_000, 3_600_000];

/** When to look again for what should be there since `since`; `undefined`: it is missing. */
export function nextLookAt(since: number, now: number): number | undefined {
  return LOOKS_AFTER_MS.map((afterMs) => since + afterMs).find((time) => time > now);
}

/** What a list shows. */
export type Tally = 'right' | 'none' | 'doubled' | 'differs';

/** Twice as much, or more, was posted twice; any other difference has another cause. */
export function tallyOf(listed: number, expected: number): Tally {
  if (listed === expected) return 'right';
  if (listed === 0) return 'none';
  return listed >= 2 * expected ? 'doubled' : 'differs';
}
