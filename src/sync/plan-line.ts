import type { StoreId } from '../commerce/ids.ts';
import type { MessageRef } from '../messages/message.ts';

/** One thing that a sync would do, or why it would not. Nothing was written to find it out. */
export interface PlanLine {
  readonly flow: 'product' | 'stock' | 'order';
  readonly storeId: StoreId;
  /** `product:123`, `order:40`. */
  readonly subject: string;
  readonly name: string;
  readonly do:
    | 'create'
    | 'link'
    | 'update'
    | 'set'
    | 'import'
    | 'status'
    | 'skip'
    | 'ask'
    | 'unknown';
  /** What would change, field by field. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly reason: MessageRef | undefined;
  /** Calls that carrying it out would make. */
  readonly calls: { readonly bling: number; readonly store: number };
}
