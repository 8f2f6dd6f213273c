import type { StoreOrderId } from '../../commerce/ids.ts';
import type { DrainContext } from '../../work/handler.ts';
import type { SyncAccount, SyncStore } from '../sync-account.ts';

/** One order whose change is looked at or carried out. */
export interface PostedWork {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly orderId: StoreOrderId;
  readonly context: DrainContext;
  readonly correlation: string;
}
