import { ErpStatusId } from '../../commerce/ids.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { createMappings } from '../../connections/mapping.repository.ts';
import { CANCELLED } from '../status-values.ts';
import type { SyncIo } from '../sync-account.ts';
import { type ChangeKind, NATURE_OF } from './change-facts.ts';
import type { ChangeWork } from './change-work.ts';

/**
 * The ERP's status for what became of the order: as mapped for the store's word. An order that is over without a
 * word of its own (refunded, trashed, gone) takes the one for cancelled orders.
 *
 * @returns `undefined` when nobody mapped one and the account has not exactly one cancelled status
 */
export async function findWantedStatus(
  io: SyncIo,
  { store, values }: Pick<ChangeWork, 'store' | 'values'>,
  { order, kind }: { order: StoreOrder; kind: ChangeKind },
): Promise<ErpStatusId | undefined> {
  const mapped = await createMappings(io.database.db).find(store.id, 'status_to_erp');
  const own = mapped.get(order.status);
  if (NATURE_OF[kind] === 'revival') return own === undefined ? undefined : ErpStatusId.parse(own);
  const isCancelled = (id: string | undefined): id is string =>
    id !== undefined && values.get(ErpStatusId.parse(id)) === CANCELLED;
  if (isCancelled(own)) return ErpStatusId.parse(own);
  const { stageOf } = store.store.orders;
  const words = [...mapped].filter(
    ([word, id]) => stageOf(word) === 'cancelled' && isCancelled(id),
  );
  const [first] = words;
  if (first) return ErpStatusId.parse(first[1]);
  const all = [...values].filter(([, value]) => value === CANCELLED);
  return all.length === 1 ? all[0]?.[0] : undefined;
}
