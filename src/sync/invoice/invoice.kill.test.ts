import { describe, expect, it } from 'vitest';

import type { RowResult } from '../../work/handler.ts';
import { type InvoiceDesk, openInvoiceDesk } from './invoice-desk.builder.ts';
import { Killed } from './invoicing-erp.builder.ts';

/** Runs until the life ends where it was told to, or the flow is through. */
async function liveUntilKilled(desk: InvoiceDesk): Promise<RowResult | 'killed'> {
  const [life] = await Promise.allSettled([desk.run()]);
  if (life.status === 'fulfilled') return life.value;
  if (life.reason instanceof Killed) return 'killed';
  throw life.reason;
}

/** How many calls and saves a whole life has. */
async function stepsOf(prepare: (desk: InvoiceDesk) => void): Promise<number> {
  await using desk = await openInvoiceDesk();
  prepare(desk);
  await desk.run();
  return desk.erp.state.steps;
}

const nothing = () => undefined;
const rejectOnce = ({ erp }: InvoiceDesk) =>
  erp.answer({ is: 'reject', code: 999, text: 'Erro nao catalogado', told: 'later' });
const wrongProduct = ({ erp }: InvoiceDesk) => {
  // As the note was made; mended since, so that the first check corrects it.
  const made = erp.bling.orders.generateInvoice;
  erp.bling.orders.generateInvoice = (id, model) => {
    erp.state.tax = { taxClass: '1', taxSubstitutionCode: '', origin: 0 };
    return made(id, model).finally(() => {
      erp.state.tax = { taxClass: '69120000', taxSubstitutionCode: '', origin: 0 };
    });
  };
};

describe.each([
  ['a clean invoice', nothing, 1],
  ['an invoice that is rejected once', rejectOnce, 2],
  ['an invoice that is corrected before it is sent', wrongProduct, 1],
] as const)('%s, whose process is killed', (_, prepare, sends) => {
  it('at any call or save, before or after it, ends as one note sent as often as it must', async () => {
    const steps = await stepsOf(prepare);
    expect(steps).toBeGreaterThan(8);
    for (let at = 1; at <= steps; at += 1)
      for (const when of ['before', 'after'] as const) {
        await using desk = await openInvoiceDesk();
        prepare(desk);
        Object.assign(desk.erp.kill, { at, when });
        expect(await liveUntilKilled(desk), `step ${at}`).toBe('killed');
        delete desk.erp.kill.at;
        desk.liveAgain();
        expect(await desk.run(), `${when} step ${at}`).toEqual({ do: 'done' });
        expect(desk.erp.notes.size, `notes, ${when} step ${at}`).toBe(1);
        expect(desk.erp.state.sentToAuthority, `sends, ${when} step ${at}`).toBeLessThanOrEqual(
          sends,
        );
        expect(await desk.row()).toMatchObject({ step: 'authorised' });
      }
  });
});

describe('an invoice whose answer is lost', () => {
  it.each([
    ['generate', 'done_silently'],
    ['generate', 'lost'],
    ['send', 'done_silently'],
    ['send', 'lost'],
  ] as const)('at %s (%s) is looked for, and made and sent once', async (port, fate) => {
    await using desk = await openInvoiceDesk();
    desk.erp.fail(port, fate);
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.notes.size).toBe(1);
    expect(desk.erp.state.sentToAuthority).toBe(1);
    expect(await desk.row()).toMatchObject({ step: 'authorised', sends: 1 });
    expect(desk.notes()).toContain(`invoice.${port} unknown`);
  });

  it('at a send that may be on its way is not sent again before its time is over', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.fail('send', 'lost');
    const first = await desk.once();
    expect(first).toMatchObject({ do: 'wait', cause: { key: 'invoice.settling' } });
    desk.clock.pass(60_000);
    expect(await desk.once()).toMatchObject({ do: 'wait' });
    expect(desk.erp.calls.filter((call) => call === 'send')).toHaveLength(1);
    desk.clock.pass(60_000);
    expect(await desk.run()).toEqual({ do: 'done' });
    expect(desk.erp.calls.filter((call) => call === 'send')).toHaveLength(2);
  });

  it('though it was refused at once is told as refused, and not sent again blindly', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.answer({ is: 'reject', code: 234, text: 'IE', told: 'at_once' });
    Object.assign(desk.erp.kill, { port: 'send', when: 'after' });
    expect(await liveUntilKilled(desk)).toBe('killed');
    delete desk.erp.kill.port;
    desk.liveAgain();
    expect(await desk.run()).toMatchObject({ cause: { key: 'rejection.unsaid' } });
    expect(desk.erp.state.sentToAuthority).toBe(1);
  });

  it('at the end of an order that is gone is a person’s', async () => {
    await using desk = await openInvoiceDesk();
    desk.erp.fail('generate', 'lost');
    await desk.once();
    desk.erp.state.isOrderGone = true;
    expect(await desk.run()).toMatchObject({
      do: 'needs_person',
      cause: { key: 'invoice.orderGone' },
    });
  });
});
