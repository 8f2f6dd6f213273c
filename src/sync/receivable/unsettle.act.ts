import { type ErpReceivableRow, moneyCame } from '../../bling/erp-receivable.ts';
import type { ReceivableId, SettlementId } from '../../commerce/ids.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { createOrderReceivables } from '../order-receivables.repository.ts';
import { type Creation, writeOnce } from '../write-once.ts';
import { writePlace } from '../write-place.ts';
import { type PostingIo, settleBefore } from './accounts-writes.ts';
import { auditPosting } from './audit-posting.ts';
import { APPLIED, blingOf, type PostingWork, recorded, type Step } from './posting-work.ts';

interface Settlement {
  readonly receivableId: ReceivableId;
  readonly settlementId: SettlementId;
}

/** Undoes every settlement of one receivable, ours and others', each once: one call each. */
export async function undoSettlements(
  io: PostingIo,
  work: PostingWork,
  row: ErpReceivableRow,
): Promise<Step> {
  const parts = await createOrderReceivables(io.database.db, work.store.id).parts(work.order.id);
  const own = parts.find(({ receivable_id }) => receivable_id === row.id)?.settlement_id;
  if (!moneyCame(row)) {
    const settled = own && { receivableId: row.id, settlementId: own };
    return (settled && (await settleBefore(io, work, removal(io, work, settled)))) || APPLIED;
  }
  // Ours are in our rows; of others only the receivable in full tells.
  const isOurs = own && row.state !== 'partial';
  const all = isOurs ? [own] : ((await receivablesOf(work).get(row.id))?.settlementIds ?? []);
  for (const settlementId of all) {
    const undone = await removeSettlement(io, work, { receivableId: row.id, settlementId });
    if (undone.outcome !== 'applied') return undone;
  }
  return APPLIED;
}

async function removeSettlement(
  io: PostingIo,
  work: PostingWork,
  settled: Settlement,
): Promise<Step> {
  const written = await writeOnce(io, {
    ...removal(io, work, settled),
    looksFirst: false,
    send: async (): Promise<'gone'> => {
      await receivablesOf(work).removeSettlement(settled.settlementId);
      return 'gone';
    },
  });
  return recorded(work, written);
}

function removal(io: PostingIo, work: PostingWork, settled: Settlement): Creation<'gone'> {
  const { store, order } = work;
  const { receivableId, settlementId } = settled;
  const line = { work, action: 'receivables.unsettle', before: settled } as const;
  return {
    ...writePlace(work),
    key: INTENT_KEYS.settlementBack(settlementId),
    findBy: '',
    find: async () => {
      const found = await receivablesOf(work).get(receivableId);
      return found?.settlementIds.includes(settlementId)
        ? { seen: 'absent' }
        : { seen: 'found', value: 'gone' };
    },
    noteUnknown: (tx) => auditPosting(io, tx, { ...line, outcome: 'unknown' }),
    record: () => async (tx) => {
      await createOrderReceivables(tx, store.id).updatePart(
        { orderId: order.id, receivableId },
        { state: 'open', settlement_id: null, settled_at: null },
      );
      await auditPosting(io, tx, { ...line, outcome: 'applied' });
    },
  };
}

function receivablesOf(work: PostingWork) {
  return blingOf(work).receivables;
}
