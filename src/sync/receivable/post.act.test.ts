import { describe, expect, it } from 'vitest';

import { LedgerAccountId } from '../../commerce/ids.ts';
import { openMoneyDesk } from './money-desk.builder.ts';
import { postReceivables } from './post.act.ts';
import { reverseReceivables } from './reverse.act.ts';
import { settleReceivable } from './settle.act.ts';

const SETTLE_MS = 120_000;
const BANK = LedgerAccountId.parse('33');
const APPLIED = { outcome: 'applied' };

type Desk = Awaited<ReturnType<typeof openMoneyDesk>>;

async function settleAll({ io, work, parts }: Desk) {
  for (const part of await parts())
    await settleReceivable(io, work, { part, ledgerAccountId: BANK, receivedAt: 5 });
}

describe('receivables', () => {
  it('are posted and read back in two calls', async () => {
    await using desk = await openMoneyDesk([100, 101]);

    expect(await postReceivables(desk.io, desk.work)).toEqual(APPLIED);

    expect(desk.erp.calls).toEqual(['post', 'list']);
    expect(await desk.row()).toMatchObject({ step: 'posted', posted_by: 'sync', total_cents: 201 });
    expect(await desk.parts()).toMatchObject([{ amount_cents: 100 }, { amount_cents: 101 }]);
    expect(desk.notes()).toEqual(['receivables.post applied', 'receivables.read applied']);
  });

  it('that Bling made without an answer are found, not made again', async () => {
    await using desk = await openMoneyDesk([100, 101]);
    desk.erp.fail('post', 'done_silently');

    const first = await postReceivables(desk.io, desk.work);
    const second = await postReceivables(desk.io, desk.work);

    expect(first).toMatchObject({ outcome: 'unsettled' });
    expect(second).toEqual(APPLIED);
    expect(desk.erp.calls).toEqual(['post', 'list']);
    expect(desk.erp.owedCents()).toBe(201);
    expect(await desk.row()).toMatchObject({ step: 'posted', total_cents: 201 });
    expect(desk.notes()[0]).toBe('receivables.post unknown');
  });

  it('whose posting was lost are posted again, once its time is over and a look shows none', async () => {
    await using desk = await openMoneyDesk();
    desk.erp.fail('post', 'lost');

    await postReceivables(desk.io, desk.work);
    const early = await postReceivables(desk.io, desk.work);
    desk.clock.pass(SETTLE_MS + 1);
    const late = await postReceivables(desk.io, desk.work);

    expect([early, late]).toMatchObject([{ outcome: 'unsettled' }, APPLIED]);
    expect(desk.erp.owedCents()).toBe(21_550);
  });

  it('that somebody else had posted are taken as they are when Bling refuses', async () => {
    await using desk = await openMoneyDesk();
    desk.erp.there.push(desk.erp.make(21_550));
    desk.erp.fail('post', 'refused');

    expect(await postReceivables(desk.io, desk.work)).toEqual(APPLIED);

    expect(desk.erp.owedCents()).toBe(21_550);
    expect(await desk.row()).toMatchObject({ step: 'posted', total_cents: 21_550 });
    expect(desk.notes()).toContain('receivables.post not_applied');
  });

  it('that Bling refuses for another reason are refused', async () => {
    await using desk = await openMoneyDesk();
    desk.erp.fail('post', 'refused');

    expect(await postReceivables(desk.io, desk.work)).toMatchObject({ outcome: 'refused' });
    expect(await desk.row()).toMatchObject({ step: 'expected' });
  });

  it('of other orders and cancelled ones are no money of this one', async () => {
    await using desk = await openMoneyDesk();
    desk.erp.there.push(
      desk.erp.make(5, { orderId: undefined, otherOriginId: '900' }),
      desk.erp.make(7, { state: 'cancelled' }),
    );

    await postReceivables(desk.io, desk.work);

    expect(await desk.row()).toMatchObject({ total_cents: 21_550 });
  });
});

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
