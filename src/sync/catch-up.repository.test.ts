import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createAuditChainRepository } from '../audit/audit-chain.repository.ts';
import type { NewAuditLine } from '../audit/audit-line.ts';
import { auditLine } from '../audit/audit.builder.ts';
import { lineToRow } from '../audit/line-to-row.ts';
import { StoreOrderId } from '../commerce/ids.ts';
import { countKnownOrders, countRepaired } from './catch-up.repository.ts';
import { createOrderSyncs } from './order-sync.repository.ts';
import { storeOrder } from './order.builder.ts';
import { ACCOUNT, OTHER_ACCOUNT, OTHER_STORE, STORE } from './repository.builder.ts';
import { createStoreOrders } from './store-order.repository.ts';

const STEPS = [undefined, 'seen', 'skipped', 'imported', 'tombstone'] as const;
const IDS = STEPS.map((_, at) => StoreOrderId.parse(String(at)));
const UNKNOWN = StoreOrderId.parse('77');
const PLACE = { accountId: ACCOUNT, storeId: STORE };
const SINCE = 500;

describeOnEachDatabase('what a catch-up is told with', ({ open }) => {
  async function openOrders() {
    const { db } = await open();
    const syncs = createOrderSyncs(db, STORE);
    for (const [at, step] of STEPS.entries()) {
      const order = storeOrder({ id: StoreOrderId.parse(String(at)) });
      const saved = { order, stage: 'paid', print: 'print', sealed: 'sealed' } as const;
      await createStoreOrders(db, STORE).save(saved, new Map(), 9);
      if (step === undefined) continue;
      await syncs.begin(order.id, 'token');
      await syncs.update(order.id, { step });
    }
    return db;
  }

  it('has each known order once: in the ERP or gone from it, skipped, or still open', async () => {
    const db = await openOrders();

    const count = await countKnownOrders(db, STORE, [...IDS, UNKNOWN]);
    expect(count).toEqual({ known: 5, imported: 2, skipped: 1, open: 2 });
  });

  it('has only the orders that were asked for, of their own store', async () => {
    const db = await openOrders();
    const none = { known: 0, imported: 0, skipped: 0, open: 0 };

    const asked = IDS.slice(0, 2);
    expect(await countKnownOrders(db, STORE, asked)).toEqual({ ...none, known: 2, open: 2 });
    expect(await countKnownOrders(db, STORE, [])).toEqual(none);
    expect(await countKnownOrders(db, OTHER_STORE, IDS)).toEqual(none);
  });

  async function openAudit(lines: readonly (Partial<NewAuditLine> & { at?: number })[]) {
    const { db, transaction } = await open();
    const rows = lines.map(({ at = SINCE, ...change }, seq) => {
      const line = auditLine({ chain: ACCOUNT, storeId: STORE, ...change });
      const place = { seq, at, personalDigest: undefined };
      return { ...lineToRow(line, place), digest: `digest ${seq}` };
    });
    await transaction((tx) => createAuditChainRepository(tx).append(rows, []));
    return db;
  }

  it('has a number that was written twice as one repair, and none from before', async () => {
    const db = await openAudit([
      { subject: 'product:1', at: SINCE - 1 },
      { subject: 'product:2', at: SINCE },
      { subject: 'product:2', at: SINCE + 1 },
      { subject: 'product:3', at: SINCE + 1 },
    ]);

    expect(await countRepaired(db, PLACE, SINCE)).toBe(2);
    expect(await countRepaired(db, PLACE, SINCE + 2)).toBe(0);
  });

  it('has as repaired only numbers that were really written, in this store of this account', async () => {
    const db = await openAudit([
      { subject: 'product:1' },
      { subject: 'product:2', outcome: 'failed' },
      { subject: 'product:3', outcome: 'unknown' },
      { subject: 'product:4', action: 'stock.confirm' },
      { subject: 'product:5', storeId: OTHER_STORE },
      { subject: 'product:6', chain: OTHER_ACCOUNT },
    ]);

    expect(await countRepaired(db, PLACE, SINCE)).toBe(1);
  });
});
