import type { Bling } from '../../bling/bling.ts';
import type { CallPriority } from '../../bling/call-priority.ts';
import type { ErpOrderId, StoreId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { Failure } from '../../kernel/failure.ts';
import type { MessageRef } from '../../messages/message.ts';
import type { DrainContext } from '../../work/handler.ts';
import type { SyncAccount } from '../sync-account.ts';
import type { Written } from '../write-once.ts';

/** The calls that posting makes. */
export interface PostingBling {
  readonly receivables: Bling['receivables'];
  readonly orders: Pick<
    Bling['orders'],
    'get' | 'postAccounts' | 'reverseAccounts' | 'postStock' | 'reverseStock'
  >;
  readonly stock: Pick<Bling['stock'], 'balances'>;
}

interface PostingAccount extends Pick<SyncAccount, 'id' | 'policy'> {
  readonly bling: { at(priority: CallPriority, signal?: AbortSignal): PostingBling };
  readonly stores: readonly { readonly id: StoreId }[];
}

/** An order of the ERP whose receivables or goods are posted, settled or taken back. */
export interface PostingWork {
  readonly account: PostingAccount;
  readonly store: { readonly id: StoreId };
  readonly order: Pick<StoreOrder, 'id' | 'number' | 'createdAt'>;
  readonly erpOrderId: ErpOrderId;
  readonly context: Pick<DrainContext, 'commit' | 'signal'>;
  readonly correlation: string;
}

/** What became of one step. What is applied is recorded already. */
export type Step =
  | { readonly outcome: 'applied' }
  /** It may still take effect: look again then, and go no further before. */
  | { readonly outcome: 'unsettled'; readonly lookAgainAt: number }
  | { readonly outcome: 'doubtful'; readonly cause: MessageRef }
  /** Provably not done. */
  | { readonly outcome: 'refused'; readonly failure: Failure };

export const APPLIED = { outcome: 'applied' } as const satisfies Step;

/** Saves what was written, at once: the next step begins after that. */
export async function recorded(work: PostingWork, written: Written<unknown>): Promise<Step> {
  if (written.outcome !== 'applied') return written;
  await work.context.commit(written.record);
  return APPLIED;
}

export function blingOf({ account, context }: Pick<PostingWork, 'account' | 'context'>) {
  return account.bling.at('payment', context.signal);
}
