import { describe, expect, it } from 'vitest';

import { StoreOrderId } from '../../commerce/ids.ts';
import { list, scriptedShop } from './scripted-shop.builder.ts';

describe('refunds of WooCommerce', () => {
  it('have their tax beside them: what went back of a line is both', async () => {
    const row = {
      id: 71,
      amount: '27.50',
      reason: '',
      line_items: [
        {
          id: 9,
          quantity: -1,
          total: '-20.00',
          total_tax: '-2.50',
          meta_data: [{ id: 9, key: '_refunded_item_id', value: '13' }],
        },
        // Of a line that nobody can name any more: only the total tells of it.
        { id: 10, quantity: 0, total: '-5.00', total_tax: '0.00', meta_data: [] },
      ],
    };
    const shop = scriptedShop(() => list([row]));

    const refunds = await shop.run(
      shop.store.orders.refunds?.(StoreOrderId.parse('40')) ?? Promise.reject(),
    );

    expect(refunds).toEqual([
      {
        id: '71',
        totalCents: -2_750,
        reason: '',
        lines: [{ lineId: '13', quantity: 1, totalCents: 2_250 }],
      },
    ]);
    expect(shop.asked.map(({ path }) => path)).toEqual(['/wc/v3/orders/40/refunds']);
  });
});
