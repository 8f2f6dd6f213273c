import type { ErpProductId, WarehouseId } from '../../commerce/ids.ts';
import { exhaustive } from '../../kernel/exhaustive.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import { createLinks } from '../link.repository.ts';
import { createStoreItems } from '../store-item.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { levelToLedger } from './level-ledger.ts';
import { lookAtProduct } from './look-at-product.ts';
import type { Reckoning } from './reckon-level.ts';
import type { RepeatBrake } from './repeat-brake.ts';
import { correlationOf, type PlannedRow, type StockBatch } from './stock-batch.ts';

/** A balance that Bling does not tell is asked again after this long. */
const UNKNOWN_LOOK_MS = 300_000;

/** Numbers that still move after our looks are looked at again after this long. */
const UNSTEADY_LOOK_MS = 5_000;

interface Planned {
  readonly batch: StockBatch;
  readonly planned: readonly PlannedRow[];
  readonly brake: RepeatBrake;
}

/** What becomes of each row once nothing more is to be written, by product. */
export async function planToResult(
  io: SyncIo,
  { batch, planned, brake }: Planned,
): Promise<ReadonlyMap<ErpProductId, RowResult>> {
  const items = planned.map(({ link }) => link.item_id);
  const skus = await createStoreItems(io.database.db, batch.store.id).skusOf(items);
  const now = batch.context.now();
  const resultOf = (each: PlannedRow): RowResult => {
    const { plan, link } = each;
    switch (plan.do) {
      case 'nothing': {
        const record = confirmLevel(io, batch, { ...each, reckoning: plan });
        return { ...lookAgain(plan.lookAgainAt, now), record };
      }
      case 'set': {
        const mayWriteAt = brake.nextAt(link, plan.level);
        return { do: 'wait', untilMs: Math.max(now + UNSTEADY_LOOK_MS, mayWriteAt) };
      }
      case 'read_orders_first':
        return { do: 'wait', untilMs: now + UNSTEADY_LOOK_MS };
      case 'unknown':
        return {
          do: 'wait',
          untilMs: now + UNKNOWN_LOOK_MS,
          cause: causeOfUnknown(plan),
        };
      case 'gone':
        return { do: 'done', record: (tx) => lookAtProduct(tx, batch, link) };
      case 'ask':
        return {
          do: 'needs_person',
          cause: plan.cause ?? causeOf(plan.why, skus.get(link.item_id) ?? ''),
        };
      default:
        return exhaustive(plan);
    }
  };
  return new Map(planned.map((each) => [each.link.product_id, resultOf(each)]));
}

/**
 * Numbers lowered for a sale that no balance contains yet are looked at once one must. A time that went by
 * while we wrote still means a look: what was read is older than it.
 */
export function lookAgain(at: number | undefined, now: number): RowResult {
  if (at === undefined) return { do: 'done' };
  // A read that was lent may be too old to give anything back: until it ends, looking again would tell the same.
  const untilMs = at > now ? at : now + UNSTEADY_LOOK_MS;
  return { do: 'wait', untilMs, cause: message('stock.waitsForReservation', {}) };
}

/** A row whose number the store refused waits for a person. */
export function refusal(each: PlannedRow, detail: string): PlannedRow {
  const cause = message('stock.refused', { sku: each.link.item_id, detail });
  return { ...each, plan: { do: 'ask', why: 'refused', cause } };
}

/** The store shows what we would write: after a crash between write and record, this is the record. */
function confirmLevel(io: SyncIo, batch: StockBatch, each: PlannedRow & { reckoning: Reckoning }) {
  const { link, reckoning } = each;
  const { level } = reckoning;
  return async (tx: Parameters<typeof io.audit.append>[0]) => {
    const links = createLinks(tx, batch.store.id);
    const present = (await links.findByProducts([link.product_id])).get(link.product_id);
    if (!present || present.last_level === level) return;
    await links.saveLevel(link.product_id, level, io.clock.now());
    await io.audit.append(tx, {
      chain: batch.account.id,
      actor: 'sync',
      action: 'stock.confirm',
      subject: `product:${link.product_id}`,
      storeId: batch.store.id,
      before: { quantity: present.last_level },
      after: levelToLedger(reckoning),
      outcome: 'applied',
      correlation: each.row?.correlation ?? correlationOf(batch),
    });
  };
}

/** Why a number is not known, and what helps. */
export function causeOfUnknown({
  warehouseId,
}: {
  readonly warehouseId: WarehouseId | undefined;
}): MessageRef {
  return warehouseId === undefined
    ? message('stock.balanceUnknown', {})
    : message('stock.warehouseUntold', { warehouse: warehouseId });
}

/** What a person has to do about a number that we may not write. */
export function causeOf(
  why: 'unmanaged' | 'parent_pool' | 'stock_off' | 'refused',
  sku: string,
): MessageRef {
  if (why === 'unmanaged') return message('stock.unmanaged', { sku });
  if (why === 'parent_pool') return message('stock.parentPool', { sku });
  return message('stock.off', {});
}
