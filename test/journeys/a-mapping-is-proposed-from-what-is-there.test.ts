import { describe, expect, it } from 'vitest';

import { askOwner } from '../../src/app/ask-owner.ts';
import { applyMapping, certainOnes, checkedSetting } from '../../src/app/mapping/apply-mapping.ts';
import type { MapResult } from '../../src/app/mapping/map-command.ts';
import { createAccounts } from '../../src/connections/account.repository.ts';
import { createMappings, MAPPING_KINDS } from '../../src/connections/mapping.repository.ts';
import { openShopWorld, PIX, STATUS } from './shop-world.builder.ts';
import { SMALL_SHOP } from './shops.builder.ts';

async function openMapping() {
  const world = await openShopWorld({ shop: SMALL_SHOP });
  const { app, shopStore, run } = world;
  const mappings = createMappings(app.database.db);
  const propose = async () => {
    const request = { accountId: shopStore.accountId, kind: 'map', args: { store: shopStore.id } };
    return (await run(askOwner<MapResult>(app, request, () => {}))).proposals;
  };
  return {
    ...world,
    propose,
    mapped: (kind: (typeof MAPPING_KINDS)[number]) => mappings.find(shopStore.id, kind),
    apply: (settings: Parameters<typeof applyMapping>[2]) =>
      run(applyMapping(app, shopStore, settings)),
    async forgetAll() {
      for (const kind of MAPPING_KINDS) await mappings.clear(shopStore.id, kind);
    },
  };
}

describe('a mapping', () => {
  it('is proposed from what both sides have, written where it is certain, and nothing is guessed', async () => {
    await using world = await openMapping();
    await world.forgetAll();

    const proposals = await world.propose();
    await world.apply(certainOnes(proposals));

    const toErp = Object.fromEntries(await world.mapped('status_to_erp'));
    expect(toErp).toMatchObject({
      processing: String(STATUS.open),
      completed: String(STATUS.fulfilled),
      cancelled: String(STATUS.cancelled),
    });
    const payments = Object.fromEntries(await world.mapped('payment'));
    expect(payments).toMatchObject({ pix: String(PIX) });
    expect(payments).not.toHaveProperty('cod');
    const open = (await world.propose()).filter(({ verdict }) => verdict !== 'kept');
    expect(open.map(({ kind, source }) => `${kind}:${source}`)).toContain('payment:boleto');
    expect(world.writes().bling).toBe(0);
  });

  it('is changed by a person, once, with a line in the audit, and only to what is there', async () => {
    await using world = await openMapping();
    const proposals = await world.propose();
    const wanted = { kind: 'payment', source: 'boleto', target: String(PIX) } as const;
    const cleared = { kind: 'posting', source: 'stock', target: 'sync' } as const;

    const settings = [wanted, cleared].map((one) => checkedSetting(one, proposals));
    expect(await world.apply(settings)).toBe(1);
    expect(await world.apply(settings)).toBe(0);

    const { db } = world.app.database;
    const { policy } = await createAccounts(db).get(world.account.id);
    expect(policy.stockPostedBy).toBe('sync');
    const lines = await db
      .selectFrom('audit_line')
      .select(['actor', 'action'])
      .where('action', '=', 'mapping.set')
      .execute();
    expect(lines).toEqual([{ actor: 'person:cli', action: 'mapping.set' }]);
    expect(() => checkedSetting({ ...wanted, target: '404' }, proposals)).toThrow(/404/);
  });
});
