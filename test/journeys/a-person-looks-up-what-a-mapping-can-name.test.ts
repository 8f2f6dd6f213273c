import { describe, expect, it } from 'vitest';

import { askOwner } from '../../src/app/ask-owner.ts';
import type { Choices } from '../../src/app/lookup-command.ts';
import { CHANNEL, openShopWorld, PIX } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

describe('a lookup', () => {
  it('names the channels, statuses and payment methods of both sides with their ids', async () => {
    await using world = await openShopWorld({ shop: SMALL_SHOP });
    const { id: accountId } = world.account;

    const choices = await world.run(
      askOwner<Choices>(world.app, { accountId, kind: 'lookup' }, () => {}),
    );

    expect(choices.channels).toContainEqual({ id: String(CHANNEL), name: 'Loja virtual' });
    expect(choices.statuses).toContainEqual({ id: '6', name: 'Em aberto' });
    expect(choices.paymentMethods).toContainEqual({ id: String(PIX), name: 'Pix' });
    const [store] = choices.stores;
    expect(store?.statuses.map(({ id }) => id)).toContain('processing');
    expect(store?.paymentMethods.map(({ id }) => id)).toContain('pix');
    expect(world.writes()).toMatchObject({ bling: 0 });
  });
});
