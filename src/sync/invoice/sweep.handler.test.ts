import { describe, expect, it } from 'vitest';

import { openInvoiceDesk } from './invoice-desk.builder.ts';

const HOUR_MS = 3_600_000;

describe('an invoice that the authority did not answer in two days', () => {
  it('is looked at once a night, and seen when it is authorised at last', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'silence' });
    expect(await desk.run()).toMatchObject({ cause: { key: 'invoice.stuck' } });
    desk.erp.calls.length = 0;

    desk.clock.pass(HOUR_MS);
    await desk.run('sweep');
    expect(await desk.marks()).toEqual(['invoice']);
    expect(await desk.run()).toMatchObject({ do: 'needs_person', cause: { key: 'invoice.stuck' } });
    expect(desk.erp.calls).toEqual(['get']);

    desk.erp.note().stage = 'authorised';
    desk.clock.pass(24 * HOUR_MS);
    await desk.run('sweep');
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.calls).toEqual(['get', 'get']);
    expect(await desk.row()).toMatchObject({ step: 'authorised' });
  });

  it('is left to its own looks before that', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'silence' });
    await desk.once();
    desk.clock.pass(47 * HOUR_MS);
    await desk.run('sweep');
    expect(await desk.marks()).toEqual([]);
    expect((await desk.row())?.news_at).toBeNull();
  });
});
