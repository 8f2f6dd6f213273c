import { describe, expect, it } from 'vitest';

import { openInvoiceDesk, type InvoiceDesk } from './invoice-desk.builder.ts';
import { wantByPerson } from './want-by-person.ts';

function ask({ database, io, order, store }: InvoiceDesk, acceptsTotal = false) {
  const by = { actor: 'person:cli', correlation: 'c', acceptsTotal };
  return database.transaction((tx) =>
    wantByPerson(io, tx, { account: { id: io.accountId }, store, order, ...by }),
  );
}

describe('a person who asks for an invoice', () => {
  it('gets one where none is made by policy, after a look at what is there', async () => {
    await using desk = await openInvoiceDesk({ policy: { invoiceTrigger: 'manual' } });
    expect(await desk.run()).toEqual({ do: 'done' });
    await ask(desk);
    expect(await desk.marks()).toEqual(['invoice']);
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.calls.filter((call) => call !== 'statuses')).toEqual([
      'order',
      'generate',
      'get',
      'send',
      'get',
    ]);
    expect(desk.notes()[0]).toBe('invoice.want applied');
  });

  it('gets no second one of an order that has one', async () => {
    await using desk = await openInvoiceDesk();
    await desk.run();
    expect(await ask(desk)).toMatchObject({ step: 'authorised' });
    await desk.run();
    expect(desk.erp.notes.size).toBe(1);
    expect(await desk.row()).toMatchObject({ step: 'authorised', wanted_by: 'policy' });
  });

  it('gets a new one in place of one that was cancelled, which the order still shows', async () => {
    await using desk = await openInvoiceDesk();
    await desk.run();
    desk.erp.note().stage = 'cancelled';
    await desk.update({ news_at: desk.clock.now() });
    await desk.run();
    await ask(desk);
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.notes.size).toBe(2);
    expect(await desk.row()).toMatchObject({ step: 'authorised', number: '2' });
  });

  it('gets a new one in place of one that was denied or deleted', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'deny', code: 302, text: 'Uso Denegado', told: 'later' });
    await desk.run();
    await ask(desk);
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.notes.size).toBe(2);
    expect(desk.erp.state.sentToAuthority).toBe(2);
  });

  it('lets a refused one go once more, unchanged', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'reject', code: 281, text: 'Certificado vencido', told: 'later' });
    await desk.run();
    desk.clock.pass(1);
    await ask(desk);
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.notes.size).toBe(1);
    expect(desk.erp.state.sentToAuthority).toBe(2);
  });

  it('accepts the total that was shown, and no other', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.state.noteCents = 22_000;
    await desk.run();
    await ask(desk);
    expect(await desk.run()).toMatchObject({ cause: { key: 'invoice.totalDiffers' } });
    await ask(desk, true);
    expect(await desk.run()).toEqual({ do: 'done' });
  });

  it('is told when the order is not paid', async () => {
    await using desk = await openInvoiceDesk({ order: { status: 'on-hold' } });
    await ask(desk);
    expect(await desk.run()).toMatchObject({
      do: 'needs_person',
      cause: { key: 'invoice.notPaid' },
    });
    expect(desk.erp.notes.size).toBe(0);
  });
});
