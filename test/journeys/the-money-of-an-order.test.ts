import { beforeEach, expect, it } from 'vitest';

import type { NewErpOrder } from '../../src/bling/erp-order.ts';
import { orderTotalCents } from '../../src/bling/erp-order.ts';
import { BlingRejected } from '../../src/bling/failures.ts';
import type { LedgerAccountId, ErpOrderId, ReceivableId } from '../../src/commerce/ids.ts';
import { SettlementId } from '../../src/commerce/ids.ts';
import { cents } from '../../src/kernel/cents.ts';
import { quantity } from '../../src/kernel/quantity.ts';
import { describeWithReference } from '../reference.ts';
import type { ConnectedBling } from './connected-bling.builder.ts';
import { connectBling } from './connected-bling.builder.ts';

const DAY_MS = 86_400_000;

let connected: ConnectedBling;

/** An order of 128.30 in two instalments, the second one due in a month. */
async function anOrder(): Promise<{ readonly id: ErpOrderId; readonly order: NewErpOrder }> {
  const { bling, prepareOrder, run } = connected;
  const order = await prepareOrder('WEB-1');
  const [first] = order.installments;
  if (!first) throw new Error('the builder gives one instalment');
  const split: NewErpOrder = {
    ...order,
    installments: [
      { ...first, amountCents: cents(6415) },
      { ...first, amountCents: cents(6415), dueAt: first.dueAt + 30 * DAY_MS },
    ],
  };
  return { id: await run(bling.orders.create(split)), order: split };
}

const owedBy = ({ order }: { order: NewErpOrder }) => {
  const { bling, clock, run } = connected;
  return run(
    bling.receivables.listOfContact({
      contactId: order.contactId,
      from: order.date - DAY_MS,
      until: clock.now() + DAY_MS,
    }),
  );
};

async function settle(id: ReceivableId, amountCents: number, ledgerAccountId: LedgerAccountId) {
  const { bling, clock, run } = connected;
  const receivedAt = clock.now();
  const note = 'Pix';
  const settlement = { receivedAt, ledgerAccountId, amountCents: cents(amountCents), note };
  return run(bling.receivables.settle(id, settlement));
}

describeWithReference(
  'our client and the money of the Bling that we simulate',
  'bling/harness',
  () => {
    beforeEach(async () => {
      connected = await connectBling();
    });

    it('agree about the accounts that an order makes, and that they are found by its id', async () => {
      const { bling, run, watch } = connected;
      const sale = await anOrder();
      await run(bling.orders.postAccounts(sale.id));
      const rows = await owedBy(sale);
      const again = run(bling.orders.postAccounts(sale.id));

      await expect(again).rejects.toBeInstanceOf(BlingRejected);
      expect(rows).toMatchObject([
        { orderId: sale.id, state: 'open', amountCents: 6415 },
        {
          orderId: sale.id,
          state: 'open',
          amountCents: 6415,
          contactId: sale.order.contactId,
          paymentMethodId: sale.order.installments[0]?.paymentMethodId,
          dueAt: expect.any(Number),
          issuedAt: expect.any(Number),
        },
      ]);
      expect(watch.findings).toEqual([]);
    });

    it('agree about a settlement in part, in full, and undone', async () => {
      const { bling, run, watch } = connected;
      const sale = await anOrder();
      await run(bling.orders.postAccounts(sale.id));
      const [owed] = await owedBy(sale);
      const [cash] = await run(bling.ledgerAccounts.list());
      if (!owed || !cash) throw new Error('nothing is owed, or there is no cash box');

      const first = await settle(owed.id, 2000, cash.id);
      const partial = await run(bling.receivables.get(owed.id));
      const second = await settle(owed.id, 4415, cash.id);
      const full = await run(bling.receivables.get(owed.id));
      const beyond = settle(owed.id, 1, cash.id);
      await expect(beyond).rejects.toBeInstanceOf(BlingRejected);
      const kept = run(bling.orders.reverseAccounts(sale.id));
      await expect(kept).rejects.toBeInstanceOf(BlingRejected);
      await run(bling.receivables.removeSettlement(second));
      await run(bling.receivables.removeSettlement(first));
      const open = await run(bling.receivables.get(owed.id));
      await run(bling.orders.reverseAccounts(sale.id));

      expect(cash.name).toBe('Caixa');
      expect(partial).toMatchObject({
        state: 'partial',
        balanceCents: 4415,
        settlementIds: [first],
      });
      expect(full).toMatchObject({ state: 'received', balanceCents: 0 });
      expect(open).toMatchObject({ state: 'open', balanceCents: 6415, settlementIds: [] });
      expect(await owedBy(sale)).toEqual([]);
      expect(await run(bling.receivables.get(owed.id))).toBeUndefined();
      expect([...watch.operations]).toContain('delete /borderos/{idBordero}');
      expect(watch.findings).toEqual([]);
    });

    it('agree about a settlement in an envelope, should Bling send one', async () => {
      const { bling, run, simulator } = connected;
      simulator.setOptions({ settlementIsEnveloped: true });
      const sale = await anOrder();
      await run(bling.orders.postAccounts(sale.id));
      const [owed] = await owedBy(sale);
      const [cash] = await run(bling.ledgerAccounts.list());
      if (!owed || !cash) throw new Error('nothing is owed, or there is no cash box');

      expect(SettlementId.safeParse(await settle(owed.id, 6415, cash.id)).success).toBe(true);
    });

    it('agree that what changes is written back whole, and that no change is none', async () => {
      const { bling, run, simulator, watch } = connected;
      const { id, order } = await anOrder();
      const read = () => run(bling.orders.get(id));
      const status = (await read())?.statusId;
      const same = await run(bling.orders.replace(id, order));
      const items = order.items.map((item) => ({ ...item, quantity: quantity(3) }));
      const totalCents = orderTotalCents({ ...order, items });
      const [first, last] = order.installments;
      if (!first || !last) throw new Error('two instalments');
      const installments = [first, { ...last, amountCents: cents(totalCents - first.amountCents) }];
      const changed = await run(bling.orders.replace(id, { ...order, items, installments }));
      const after = await read();

      expect([same, changed]).toEqual(['already', 'changed']);
      expect(after).toMatchObject({
        statusId: status,
        totalCents,
        items: [{ quantity: '3' }],
        installments: [{ amountCents: 6415 }, { amountCents: totalCents - 6415 }],
        internalNotes: order.internalNotes,
      });
      expect(simulator.state('azul').orders).toHaveLength(1);
      expect(watch.findings).toEqual([]);
    });

    it('agree that an order with posted accounts is reversed, changed and posted anew', async () => {
      const { bling, run, watch } = connected;
      const sale = await anOrder();
      const items = sale.order.items.map((item) => ({ ...item, quantity: quantity(1) }));
      const [first] = sale.order.installments;
      if (!first) throw new Error('one instalment at least');
      const amountCents = orderTotalCents({ ...sale.order, items });
      const less = { ...sale.order, items, installments: [{ ...first, amountCents }] };
      await run(bling.orders.postAccounts(sale.id));
      const resisted = run(bling.orders.replace(sale.id, less));
      await expect(resisted).rejects.toBeInstanceOf(BlingRejected);
      await run(bling.orders.reverseAccounts(sale.id));
      await run(bling.orders.replace(sale.id, less));
      await run(bling.orders.postAccounts(sale.id));

      expect(await owedBy(sale)).toMatchObject([{ amountCents, state: 'open' }]);
      expect(watch.findings).toEqual([]);
    });

    it('agree where the money of a payment method goes', async () => {
      const { bling, run, simulator, watch } = connected;
      const card = { tipoPagamento: 3, dadosCartao: { autoLiquidacao: 1 as const } };
      simulator.seed({
        account: 'azul',
        paymentMethods: [
          { id: 701, descricao: 'Cartão', ...card },
          { id: 702, descricao: 'Banco', tipoPagamento: 18, destino: 3 },
        ],
      });
      const methods = await run(bling.paymentMethods.list());
      const terms = async (name: string) => {
        const id = methods.find((method) => method.name === name)?.id;
        return id === undefined ? undefined : run(bling.paymentMethods.get(id));
      };

      expect(await terms('Pix')).toMatchObject({ destination: 'receivable', settlesItself: false });
      expect(await terms('Cartão')).toMatchObject({
        destination: 'receivable',
        settlesItself: true,
      });
      expect(await terms('Banco')).toMatchObject({ destination: 'cash', settlesItself: false });
      expect(watch.findings).toEqual([]);
    });
  },
);
