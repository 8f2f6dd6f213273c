import type { ErpProductId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { exhaustive } from '../../kernel/exhaustive.ts';
import { NONE } from '../../kernel/quantity.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import { createLinks } from '../link.repository.ts';
import { createStoreItems } from '../store-item.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import type { Written } from '../write-once.ts';
import { lookAtProduct } from './look-at-product.ts';
import type { PlannedMaster } from './master-batch.ts';
import type { MasterPlan } from './master.decide.ts';
import { causeOf, causeOfUnknown } from './plan-to-result.ts';
import type { StockBatch } from './stock-batch.ts';

/** What is not known, or waits for a sale without a date, is looked at again after this long. */
const LOOK_MS = 300_000;
/** A balance that Bling took and does not show yet is looked at again after this long. */
const UNSHOWN_LOOK_MS = 5_000;

interface Done {
  readonly batch: StockBatch;
  readonly planned: readonly PlannedMaster[];
  readonly written: ReadonlyMap<ErpProductId, Written<unknown>>;
  /** Whether Bling shows afterwards what was written. */
  readonly isShown: (each: PlannedMaster) => boolean;
  /** When a balance may be written again that Bling took and does not show, epoch ms. */
  readonly mayWriteAt: (each: PlannedMaster) => number;
}

/** What becomes of each row, by product. */
export async function masterToResult(
  io: SyncIo,
  done: Done,
): Promise<ReadonlyMap<ErpProductId, RowResult>> {
  const { batch, planned } = done;
  const items = planned.map(({ link }) => link.item_id);
  const skus = await createStoreItems(io.database.db, batch.store.id).skusOf(items);
  return new Map(
    planned.map((each) => {
      const sku = skus.get(each.link.item_id) ?? each.link.item_id;
      return [each.link.product_id, resultOf(io, done, { ...each, sku })];
    }),
  );
}

type Named = PlannedMaster & { readonly sku: string };

function resultOf(io: SyncIo, done: Done, each: Named): RowResult {
  const { batch } = done;
  const { plan, sku } = each;
  const now = io.clock.now();
  switch (plan.do) {
    case 'nothing': {
      const isNews = plan.isNews || each.link.last_level !== plan.shown;
      return isNews
        ? { do: 'done', record: saveAgreed(io, batch, { ...each, shown: plan.shown }) }
        : { do: 'done' };
    }
    case 'wait':
      return {
        do: 'wait',
        untilMs: plan.untilMs ?? now + LOOK_MS,
        cause: message('stock.masterWaitsForSale', { sku }),
      };
    case 'unknown':
      return { do: 'wait', untilMs: now + LOOK_MS, cause: causeOfUnknown(plan) };
    case 'gone':
      return { do: 'done', record: (tx) => lookAtProduct(tx, batch, each.link) };
    case 'ask':
      return { do: 'needs_person', cause: causeOfDoubt(plan, sku) };
    case 'set':
      return resultOfSet(io, done, { ...each, plan });
    default:
      return exhaustive(plan);
  }
}

function resultOfSet(
  io: SyncIo,
  { batch, written, isShown, mayWriteAt }: Done,
  each: Named & { readonly plan: Extract<MasterPlan, { do: 'set' }> },
): RowResult {
  const { plan, sku, link } = each;
  const now = io.clock.now();
  const set = written.get(link.product_id);
  const lookMs = Math.max(now + UNSHOWN_LOOK_MS, mayWriteAt(each));
  if (!set) return { do: 'wait', untilMs: lookMs };
  switch (set.outcome) {
    case 'applied': {
      if (!isShown(each)) return { do: 'wait', untilMs: lookMs, record: set.record };
      const { soldElsewhere } = plan.terms;
      if (soldElsewhere !== NONE) {
        const cause = message('stock.masterSoldElsewhere', { sku, units: soldElsewhere });
        return { do: 'needs_person', cause, record: set.record };
      }
      const agree = saveAgreed(io, batch, { ...each, shown: plan.shown });
      return {
        do: 'done',
        record: async (tx) => {
          await set.record(tx);
          await agree(tx);
        },
      };
    }
    case 'unsettled':
      return { do: 'wait', untilMs: set.lookAgainAt };
    case 'doubtful':
      return { do: 'needs_person', cause: set.cause };
    case 'refused':
      // Of what else was written the intents stay: the next look finds it and records it.
      if (set.failure.kind !== 'rejected') throw set.failure;
      return { do: 'needs_person', cause: set.failure.merchantMessage };
    default:
      return exhaustive(set);
  }
}

/** Both sides agree now: what others sold before is known to the store's number. */
function saveAgreed(io: SyncIo, batch: StockBatch, { link, shown }: Named & { shown: number }) {
  return (tx: Tx) =>
    createLinks(tx, batch.store.id).saveLevel(link.product_id, shown, io.clock.now());
}

/** What a person has to do before this store's number may be written to Bling. */
export function causeOfDoubt(
  { why, units = NONE }: Extract<MasterPlan, { do: 'ask' }>,
  sku: string,
): MessageRef {
  switch (why) {
    case 'warehouse':
      return message('stock.masterWarehouse', {});
    case 'never_counted':
      return message('stock.masterNeverCounted', { sku });
    case 'sold_elsewhere':
      return message('stock.masterSoldElsewhere', { sku, units });
    default:
      return causeOf(why, sku);
  }
}
