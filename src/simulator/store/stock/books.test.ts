import fc from 'fast-check';
import { expect, it } from 'vitest';

import { buildStore } from '../store.builder.ts';

const STATUSES = [
  'pending',
  'processing',
  'on-hold',
  'completed',
  'cancelled',
  'failed',
  'em-separacao',
];

/** What may happen to an order: a status, a new quantity of its line, a refund of pieces, or the trash. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('status'), status: fc.constantFrom(...STATUSES) }),
  fc.record({ kind: fc.constant('quantity'), quantity: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('refund'), quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('trash') }),
);

it('the stock and the pieces written on the lines always add up to what there was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { call, create, store } = buildStore();
      const product = await create('/products', {
        sku: 'A',
        regular_price: '10',
        manage_stock: true,
        stock_quantity: 50,
      });
      const order = await create('/orders', { line_items: [{ sku: 'A', quantity: 3 }] });
      const line = order.line_items[0]?.id;
      for (const one of steps) {
        const path = `/orders/${order.id}`;
        if (one.kind === 'trash') await call('DELETE', path);
        else if (one.kind === 'refund') {
          const line_items = [{ id: line, quantity: 'quantity' in one ? one.quantity : 1 }];
          await call('POST', `${path}/refunds`, { amount: '0.01', api_refund: false, line_items });
        } else if ('status' in one) await call('PUT', path, { status: one.status });
        else {
          const line_items = [{ id: line, quantity: 'quantity' in one ? one.quantity : 1 }];
          await call('PUT', path, { line_items });
        }
        const taken = store.state().orders[0]?.lines[0]?.reducedUnits ?? 0;
        const { json } = await call('GET', `/products/${product.id}`);
        expect((json.stock_quantity ?? 0) + taken).toBe(50);
        expect(taken).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 60 },
  );
});
