import { z } from 'zod';

import type { Bling } from '../../bling/bling.ts';
import type { ErpProductId } from '../../commerce/ids.ts';
import { WarehouseId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import { Quantity } from '../../kernel/quantity.ts';
import { mark } from '../../work/mark.repository.ts';
import { INTENT_KEYS } from '../intent-keys.ts';
import { stockMarks } from '../stock-marks.ts';
import type { SyncIo } from '../sync-account.ts';
import type { Look } from '../write-once.decide.ts';
import { type Creation, type Settled, settleOpen, writeOnce, type Written } from '../write-once.ts';
import type { PlannedMaster } from './master-batch.ts';
import type { MasterTerms } from './master.decide.ts';
import { callPriorityOf, correlationOf, type StockBatch } from './stock-batch.ts';

/** What was sent, and what a look must find for it to have happened. */
const Sent = z.object({ warehouseId: WarehouseId, physical: Quantity });
type Sent = z.infer<typeof Sent>;

/**
 * Sets one balance, once: while nobody knows what came of an earlier write of it nothing is sent, because a late
 * one would overwrite a newer one.
 */
export function setBalance(
  io: SyncIo,
  batch: StockBatch,
  planned: PlannedMaster,
): Promise<Written<Sent>> {
  const { plan, link } = planned;
  if (plan.do !== 'set') throw new TypeError(`nothing to set of product ${link.product_id}`);
  const { warehouseId, physical } = plan;
  const bling = blingOf(batch);
  return writeOnce(io, {
    ...creation(io, batch, planned),
    looksFirst: false,
    send: async () => {
      const note = `TotoroACDC: ${batch.store.name}`;
      await bling.stock.setBalance({
        productId: link.product_id,
        warehouseId,
        quantity: physical,
        note,
      });
      return { warehouseId, physical };
    },
  });
}

/** What became of an earlier write of this balance; `undefined`: there was none, or nothing came of it. */
export function settleBalance(
  io: SyncIo,
  batch: StockBatch,
  planned: PlannedMaster,
): Promise<Settled<Sent> | undefined> {
  return settleOpen(io, creation(io, batch, planned));
}

function creation(io: SyncIo, batch: StockBatch, planned: PlannedMaster): Creation<Sent> {
  const { account, context } = batch;
  const { plan, link } = planned;
  const sent = plan.do === 'set' ? plan : undefined;
  return {
    scope: account.id,
    key: INTENT_KEYS.balance(link.product_id),
    commit: context.commit,
    settleMs: account.policy.unknownSettleMs,
    findBy: JSON.stringify({ warehouseId: sent?.warehouseId, physical: sent?.physical }),
    find: (findBy) => look(blingOf(batch), link.product_id, Sent.parse(JSON.parse(findBy))),
    noteUnknown: (tx) => auditBalance(io, tx, { batch, planned, outcome: 'unknown' }),
    record:
      ({ value, how }) =>
      async (tx) => {
        await auditBalance(io, tx, { batch, planned, outcome: 'applied', found: how, sent: value });
        const products = [link.product_id];
        const others = account.stores.filter(({ id }) => id !== batch.store.id);
        const correlation = planned.row?.correlation ?? correlationOf(batch);
        const marks = await stockMarks(
          tx,
          { ...account, stores: others },
          { products, correlation },
        );
        await mark(tx, marks, io.clock.now());
      },
  };
}

async function look(bling: Bling, productId: ErpProductId, sent: Sent): Promise<Look<Sent>> {
  const balance = (await bling.stock.balances([productId])).get(productId);
  const shelf = balance?.warehouses.find(({ warehouseId }) => warehouseId === sent.warehouseId);
  return shelf?.physical === sent.physical ? { seen: 'found', value: sent } : { seen: 'absent' };
}

function blingOf(batch: StockBatch): Bling {
  return batch.account.bling.at(callPriorityOf(batch), batch.context.signal);
}

async function auditBalance(
  io: SyncIo,
  tx: Tx,
  line: {
    readonly batch: StockBatch;
    readonly planned: PlannedMaster;
    readonly outcome: 'applied' | 'unknown';
    readonly found?: 'sent' | 'found';
    readonly sent?: Sent;
  },
): Promise<void> {
  const { batch, planned, outcome, found, sent } = line;
  const { plan, link, row } = planned;
  const terms: { terms?: MasterTerms } = plan.do === 'set' ? { terms: plan.terms } : {};
  const wanted = plan.do === 'set' ? plan : sent;
  await io.audit.append(tx, {
    chain: batch.account.id,
    actor: 'sync',
    action: 'stock.master_set',
    subject: `product:${link.product_id}`,
    storeId: batch.store.id,
    ...(plan.do === 'set' ? { before: { physical: plan.before } } : {}),
    after: { physical: wanted?.physical, warehouseId: wanted?.warehouseId, how: found, ...terms },
    outcome,
    correlation: row?.correlation ?? correlationOf(batch),
  });
}
