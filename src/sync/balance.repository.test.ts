import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { WarehouseId } from '../commerce/ids.ts';
import { quantity } from '../kernel/quantity.ts';
import { createBalances, type Observation } from './balance.repository.ts';
import { ACCOUNT, erpId, OTHER_ACCOUNT } from './repository.builder.ts';

const MUG = erpId('101');

function seen(units: string, observedAt: number): Observation {
  const physical = quantity(units);
  const warehouses = [{ warehouseId: WarehouseId.parse('7'), physical, virtual: physical }];
  const balance = { productId: MUG, physical, virtual: physical, warehouses };
  return { balance, observedAt, source: 'read' };
}

describeOnEachDatabase('balances', ({ open }) => {
  it('are kept exactly, to the last decimal and with their warehouses', async () => {
    const { db } = await open();
    const observation = seen('-1234567890.123456789', 5);
    await createBalances(db, ACCOUNT).save([observation]);

    expect(await createBalances(db, ACCOUNT).find([MUG])).toEqual(new Map([[MUG, observation]]));
    expect(await createBalances(db, OTHER_ACCOUNT).find([MUG])).toEqual(new Map());
  });

  it('of the newest date win, whatever the order in which they come', async () => {
    const { db } = await open();
    const balances = createBalances(db, ACCOUNT);
    const unitsNow = async () => (await balances.find([MUG])).get(MUG)?.balance.virtual;

    await balances.save([seen('7', 20)]);
    await balances.save([seen('9', 10)]);
    expect(await unitsNow()).toBe('7');
    await balances.save([seen('6', 20)]);
    expect(await unitsNow()).toBe('6');
    await balances.save([seen('5', 30)]);
    expect(await unitsNow()).toBe('5');
  });
});
