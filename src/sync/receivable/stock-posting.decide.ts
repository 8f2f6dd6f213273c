import type { StoreOrderId } from '../../commerce/ids.ts';
import type { AccountPolicy } from '../../connections/account-policy.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { FULFILLED } from '../status-values.ts';
import type { PostingProof } from './posting-proof.repository.ts';

export interface StockFacts {
  readonly number: string;
  readonly orderId: StoreOrderId;
  readonly owner: AccountPolicy['stockPostedBy'];
  /** Normalised status of the ERP: 1 fulfilled. */
  readonly erpStatusValue: number | undefined;
  /** The present status is one on whose entry Bling posts by itself. */
  readonly statusPosts: boolean;
  readonly posted: boolean;
  readonly proof: Pick<PostingProof, 'state' | 'order_id'> | undefined;
  readonly changing: boolean;
}

export type StockPlan =
  | { readonly do: 'nothing' }
  /** `first`: of this account under our ownership; its balances are read before and after. */
  | { readonly do: 'post'; readonly first: boolean }
  /** Compares the balances after the first posting with those before. */
  | { readonly do: 'prove' }
  | { readonly do: 'ask'; readonly cause: MessageRef }
  | { readonly do: 'stand_still'; readonly cause: MessageRef };

/**
 * Takes the goods off the shelf when the order is fulfilled, not when it is paid: until then Bling reserves them,
 * and what is reserved can be cancelled without a movement. Never when another owns the posting (domain rules 3.4).
 */
export function decideStockPosting(facts: StockFacts): StockPlan {
  const { owner, changing, posted, proof, erpStatusValue } = facts;
  if (owner !== 'sync' || changing) return { do: 'nothing' };
  if (posted) return isProvenHere(facts) ? { do: 'prove' } : { do: 'nothing' };
  if (erpStatusValue !== FULFILLED) return { do: 'nothing' };
  const cause = blockOf(facts);
  if (cause) return cause;
  return { do: 'post', first: proof?.state !== 'proven' };
}

/** Another owner, or another order that is to show first that we are the only one. */
function blockOf(facts: StockFacts): Extract<StockPlan, { cause: MessageRef }> | undefined {
  const { number, statusPosts, proof } = facts;
  if (statusPosts) return { do: 'ask', cause: message('receivable.twoStockOwners', { number }) };
  if (!proof || proof.state === 'proven' || isProvenHere(facts)) return undefined;
  const key = proof.state === 'conflict' ? 'receivable.stopped' : 'receivable.proving';
  return { do: 'stand_still', cause: message(key, { number: proof.order_id }) };
}

function isProvenHere({ proof, orderId }: StockFacts): boolean {
  return proof?.order_id === orderId && proof.state !== 'proven';
}
