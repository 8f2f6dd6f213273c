import { describe, expect, it } from 'vitest';

import { BANK, openMoneyDesk, settleAll } from './money-desk.builder.ts';
import { postReceivables } from './post.act.ts';
import { settleReceivable } from './settle.act.ts';

const SETTLE_MS = 120_000;

describe('a receivable', () => {
  it('is settled in one call, with its number kept', async () => {
    await using desk = await openMoneyDesk();
    await postReceivables(desk.io, desk.work);
    desk.erp.calls.length = 0;

    await settleAll(desk);

    expect(desk.erp.calls).toEqual(['settle']);
    expect(desk.erp.receivedTimes()).toEqual([1]);
    const [row] = desk.erp.there;
    expect(await desk.parts()).toMatchObject([
      { state: 'received', settlement_id: row?.settlementIds[0], settled_at: 5 },
    ]);
  });

  it.each(['done_silently', 'lost'] as const)(
    'is settled once when the answer does not come (%s)',
    async (fate) => {
      await using desk = await openMoneyDesk();
      await postReceivables(desk.io, desk.work);
      desk.erp.fail('settle', fate);

      await settleAll(desk);
      await settleAll(desk);
      desk.clock.pass(SETTLE_MS + 1);
      await settleAll(desk);

      expect(desk.erp.receivedTimes()).toEqual([1]);
      expect(await desk.parts()).toMatchObject([{ state: 'received' }]);
      expect(desk.notes()).toContain('receivables.settle unknown');
    },
  );

  it('that a bank had settled before is left so, when Bling refuses', async () => {
    await using desk = await openMoneyDesk();
    await postReceivables(desk.io, desk.work);
    const [row] = desk.erp.there;
    if (row) desk.erp.there.splice(0, 1, { ...row, state: 'received' });
    desk.erp.fail('settle', 'refused');

    await settleAll(desk);

    expect(await desk.parts()).toMatchObject([{ state: 'received', settlement_id: null }]);
  });

  it('that was settled in part by somebody waits for a person', async () => {
    await using desk = await openMoneyDesk();
    await postReceivables(desk.io, desk.work);
    const [row] = desk.erp.there;
    if (row) desk.erp.there.splice(0, 1, { ...row, state: 'partial' });
    desk.erp.fail('settle', 'refused');
    const [part] = await desk.parts();
    if (!part) throw new Error('nothing was posted');

    const receipt = { part, ledgerAccountId: BANK, receivedAt: 5 };
    const step = await settleReceivable(desk.io, desk.work, receipt);

    expect(step).toMatchObject({ cause: { key: 'receivable.partlySettled' } });
  });
});
