import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { cents } from '../kernel/cents.ts';
import { erpId, OTHER_STORE, STORE } from './repository.builder.ts';
import { createStorePrices } from './store-price.repository.ts';

const price = (id: string, priceCents: number, promotionCents = 0) => ({
  productId: erpId(id),
  priceCents: cents(priceCents),
  promotionCents: cents(promotionCents),
});

describeOnEachDatabase('prices of a store', ({ open }) => {
  it('are news when they are unknown or differ, be it in the promotion alone', async () => {
    const { db } = await open();
    const prices = createStorePrices(db, STORE);
    await prices.save([price('1', 4_990), price('2', 5_990), price('3', 6_990, 5_000)], 1);

    const read = [price('1', 4_990), price('2', 5_991), price('3', 6_990), price('4', 0)];
    expect(await prices.findNews(read)).toEqual(read.slice(1));
    expect(await createStorePrices(db, OTHER_STORE).findNews(read)).toEqual(read);
    await prices.save(read, 2);
    expect(await prices.findNews(read)).toEqual([]);
    expect([...(await prices.find([erpId('3'), erpId('9')])).values()]).toEqual([read[2]]);
  });
});
