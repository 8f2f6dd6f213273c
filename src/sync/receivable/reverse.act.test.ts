import { describe, expect, it } from 'vitest';

import { BANK, openMoneyDesk, settleAll } from './money-desk.builder.ts';
import { postReceivables } from './post.act.ts';
import { reverseReceivables } from './reverse.act.ts';

const SETTLE_MS = 120_000;
const APPLIED = { outcome: 'applied' };

describe('receivables go back', () => {
  it('after their settlements, each once', async () => {
    await using desk = await openMoneyDesk([100, 101]);
    await postReceivables(desk.io, desk.work);
    await settleAll(desk);
    desk.erp.calls.length = 0;

    expect(await reverseReceivables(desk.io, desk.work)).toEqual(APPLIED);

    expect(desk.erp.calls).toEqual(['list', 'unsettle', 'unsettle', 'reverse']);
    expect(desk.erp.there).toEqual([]);
    expect(await desk.row()).toMatchObject({ step: 'reversed', total_cents: 0 });
    expect(await desk.parts()).toEqual([]);
  });

  it.each([
    ['unsettle', 'done_silently'],
    ['unsettle', 'lost'],
    ['reverse', 'done_silently'],
    ['reverse', 'lost'],
  ] as const)('once, when the answer to "%s" does not come (%s)', async (call, fate) => {
    await using desk = await openMoneyDesk([100, 101]);
    await postReceivables(desk.io, desk.work);
    await settleAll(desk);
    desk.erp.fail(call, fate);

    await reverseReceivables(desk.io, desk.work);
    const early = await reverseReceivables(desk.io, desk.work);
    desk.clock.pass(SETTLE_MS + 1);
    const late = await reverseReceivables(desk.io, desk.work);

    expect(early.outcome).toBe(fate === 'lost' ? 'unsettled' : 'applied');
    expect(late).toEqual(APPLIED);
    expect(desk.erp.there).toEqual([]);
    expect(await desk.openIntents()).toEqual([]);
  });

  it('with the settlements that somebody else made', async () => {
    await using desk = await openMoneyDesk();
    await postReceivables(desk.io, desk.work);
    const [row] = desk.erp.there;
    if (!row) throw new Error('nothing was posted');
    await desk.erp.bling.receivables.settle(row.id, {
      receivedAt: 1,
      ledgerAccountId: BANK,
      amountCents: row.amountCents,
      note: '',
    });

    expect(await reverseReceivables(desk.io, desk.work)).toEqual(APPLIED);
    expect(desk.erp.there).toEqual([]);
  });

  it('not before a posting that may still come is settled', async () => {
    await using desk = await openMoneyDesk();
    desk.erp.fail('post', 'lost');
    await postReceivables(desk.io, desk.work);

    expect(await reverseReceivables(desk.io, desk.work)).toMatchObject({ outcome: 'unsettled' });
    expect(desk.erp.calls).not.toContain('reverse');
  });

  it('never when the invoice has posted them: that is reversed there', async () => {
    await using desk = await openMoneyDesk();
    await desk.saveInvoice({});
    desk.erp.there.push(desk.erp.make(21_550, { orderId: undefined, otherOriginId: '800' }));

    const step = await reverseReceivables(desk.io, desk.work);

    expect(step).toMatchObject({ cause: { key: 'receivable.ofInvoice' } });
    expect(desk.erp.calls).toEqual(['list']);
  });
});

describe('receivables that go back and come again', () => {
  it('are posted anew although the process died before it noted that they had gone', async () => {
    await using desk = await openMoneyDesk();
    await postReceivables(desk.io, desk.work);
    desk.erp.fail('reverse', 'done_silently');
    expect(await reverseReceivables(desk.io, desk.work)).toMatchObject({ outcome: 'unsettled' });

    expect(await postReceivables(desk.io, desk.work)).toEqual(APPLIED);

    expect(desk.erp.owedCents()).toBe(21_550);
    expect(await desk.row()).toMatchObject({ step: 'posted', total_cents: 21_550 });
    expect(await desk.openIntents()).toEqual([]);
  });

  it('are posted anew when somebody took them away, but not while a list may only be late', async () => {
    await using desk = await openMoneyDesk();
    await postReceivables(desk.io, desk.work);
    desk.erp.there.splice(0);

    const early = await postReceivables(desk.io, desk.work);
    desk.clock.pass(SETTLE_MS + 1);
    const late = await postReceivables(desk.io, desk.work);

    expect([early, late]).toMatchObject([{ outcome: 'unsettled' }, APPLIED]);
    expect(desk.erp.owedCents()).toBe(21_550);
  });
});
