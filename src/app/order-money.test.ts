import { expect, it } from 'vitest';

import { cents } from '../kernel/cents.ts';
import { storeOrder } from '../sync/order.builder.ts';
import { storeTerms } from './order-money.ts';

it('the money that is explained adds up, with what stays outside Bling by a name of its own', () => {
  const plain = storeOrder({});
  const interest = { name: 'Juros', totalCents: cents(450), taxCents: cents(0) };
  const order = storeOrder({
    fees: [interest],
    totalCents: cents(plain.totalCents + interest.totalCents),
  });

  const { items = 0, discount = 0, freight = 0, ...rest } = storeTerms(order, ['juros']);

  expect(rest).toEqual({ store: order.totalCents, expenses: 0, outside: 450 });
  expect(Number(items) + Number(discount) + Number(freight) + 450).toBe(order.totalCents);
});
