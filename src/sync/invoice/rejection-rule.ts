import type { MessageKey } from '../../messages/catalogue.ts';

/** Who mends it; `retry`: time does. */
export type RejectionOwner = 'store' | 'catalogue' | 'accountant' | 'retry';

/**
 * What is read again, and put into the note, before it is sent once more: the buyer's contact, its products, all of
 * it, or only the note, which a person mends in the ERP.
 */
export type RejectionSource = 'contact' | 'products' | 'all' | 'note';

type RejectionKey = Extract<MessageKey, `rejection.${string}`>;

export interface RejectionRule {
  readonly owner: RejectionOwner;
  readonly reads: RejectionSource;
  readonly cause: RejectionKey;
  /** Only of `retry`: how long it rests before it is sent again. */
  readonly restMs?: number | undefined;
}
