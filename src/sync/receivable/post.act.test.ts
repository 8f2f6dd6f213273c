import { describe, expect, it } from 'vitest';

import { openMoneyDesk } from './money-desk.builder.ts';
import { postReceivables } from './post.act.ts';

const SETTLE_MS = 120_000;
const APPLIED = { outcome: 'applied' };

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
