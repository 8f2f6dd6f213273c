import { ErpProductId } from '../../commerce/ids.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createLinks } from '../link.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { storeOf } from '../sync-account.ts';
import { splitPair, WORK_KINDS } from '../work-kinds.ts';
import { createBalanceReads } from './balance-reads.ts';
import { createOtherSales } from './know-other-sales.ts';
import { pushLevels } from './push-levels.ts';
import { type MasterParts, pushMaster } from './push-master.ts';
import { createRepeatBrake } from './repeat-brake.ts';

/** Rows of one batch: as many numbers as a store takes in one call. */
const BATCH = 100;

/** Numbers from the ERP to one store; from the store to the ERP where it is the stock master. */
export function createStockHandler(
  io: SyncIo,
  parts: Omit<MasterParts, 'brake' | 'reads'>,
): WorkHandler {
  const brake = createRepeatBrake(io.clock);
  const knowOtherSales = createOtherSales(io, parts.intake);
  const reads = createBalanceReads(io);
  async function run(
    rows: readonly WorkRow[],
    context: DrainContext,
  ): Promise<readonly RowResult[]> {
    const account = await io.account();
    const pairs = rows.map((row) => {
      const { storeId, id } = splitPair(row.key);
      return { row, storeId, productId: ErpProductId.parse(id) };
    });
    const store = storeOf(account, pairs[0]?.storeId ?? '');
    const links = await createLinks(io.database.db, store.id).findSellable(
      account.id,
      pairs.map(({ productId }) => productId),
    );
    const linked = pairs.flatMap(({ row, productId }) => {
      const link = links.get(productId);
      return link ? [{ row, link }] : [];
    });
    const tools = { ...parts, brake, reads, knowOtherSales };
    const batch = { account, store, linked, context };
    const results =
      account.policy.stockMaster === store.id
        ? await pushMaster(io, tools, batch)
        : await pushLevels(io, tools, batch);
    // A parent has no number, nor has what is not linked (any more).
    return pairs.map(({ productId }) => results.get(productId) ?? { do: 'done' });
  }
  return { kind: WORK_KINDS.stockPush, batchSize: BATCH, run };
}
