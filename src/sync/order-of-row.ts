import { StoreOrderId } from '../commerce/ids.ts';
import type { WorkRow } from '../work/work-row.ts';
import { storeOf, type SyncAccount, type SyncIo, type SyncStore } from './sync-account.ts';
import { splitPair } from './work-kinds.ts';

export interface OrderOfRow {
  readonly account: SyncAccount;
  readonly store: SyncStore;
  readonly orderId: StoreOrderId;
}

/** The order that a row with the key `<store>/<order>` is about. @throws {RangeError} when there is no such store */
export async function orderOfRow(
  io: Pick<SyncIo, 'account'>,
  { key }: Pick<WorkRow, 'key'>,
): Promise<OrderOfRow> {
  const { storeId, id } = splitPair(key);
  const account = await io.account();
  return { account, store: storeOf(account, storeId), orderId: StoreOrderId.parse(id) };
}
