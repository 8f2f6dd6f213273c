import { describe, expect, it } from 'vitest';

import { orderTotals } from '../order/totals.ts';
import { buildStore } from '../store.builder.ts';
import type { CheckoutExtras } from './extras.ts';

/** Two pieces at 24.95 each, posted for 15.50. */
async function buyWith(extras: CheckoutExtras, person = {}) {
  const { store, create } = buildStore();
  await create('/products', { name: 'Caneca', sku: 'CAN', regular_price: '24.95' });
  const result = store.control.buy({ items: [{ sku: 'CAN', quantity: 2 }], person, extras });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.order;
}

describe('extras of the checkout', () => {
  it('takes a coupon off the lines, in whole cents, and names it', async () => {
    const order = await buyWith({ coupon: { code: 'BEMVINDO10', percent: 10 } });

    expect(order.lines[0]).toMatchObject({ subtotalCents: 4_990, totalCents: 4_491 });
    expect(order.couponLines).toMatchObject([{ code: 'bemvindo10', discountCents: 499 }]);
    expect(orderTotals(order)).toMatchObject({ discount: 499, total: 4_491 + 1_550 });
  });

  it('takes the Pix discount as a negative fee of what is left after the coupon', async () => {
    const order = await buyWith({
      coupon: { code: 'X', percent: 10 },
      fee: { name: 'Desconto Pix', percent: -5 },
    });

    expect(order.feeLines).toMatchObject([{ name: 'Desconto Pix', totalCents: -225 }]);
    expect(orderTotals(order).total).toBe(4_491 + 1_550 - 225);
  });

  it('lets a document through that nobody checked, and one that is missing', async () => {
    const typed = await buyWith({ document: { cpf: '123.456.789-00' } });
    const empty = await buyWith({ document: { cpf: '' } });

    expect(typed.meta).toContainEqual(
      expect.objectContaining({ key: '_billing_cpf', value: '123.456.789-00' }),
    );
    expect(empty.meta).toContainEqual(expect.objectContaining({ key: '_billing_cpf', value: '' }));
  });

  it('knows a CNPJ with letters, and its state registration', async () => {
    const company = { company: 'Hortifruti S.A.', document: 'K7P2M94Q000110' };
    const order = await buyWith({ ie: '254789631' }, company);

    expect(order.meta).toContainEqual(
      expect.objectContaining({ key: '_billing_cnpj', value: 'K7.P2M.94Q/0001-10' }),
    );
    expect(order.meta).toContainEqual(
      expect.objectContaining({ key: '_billing_ie', value: '254789631' }),
    );
  });

  it('pays by a gateway that the shop does not list', async () => {
    const payment = { id: 'cripto', title: 'Criptomoeda', first: 'paid' } as const;

    expect(await buyWith({ payment })).toMatchObject({
      paymentMethod: 'cripto',
      status: 'processing',
    });
  });
});
