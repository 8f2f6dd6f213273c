import { describe, expect, it } from 'vitest';

import { WarehouseId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import { AccountPolicy } from '../../connections/account-policy.ts';
import { quantity } from '../../kernel/quantity.ts';
import { MUG } from './stock.builder.ts';
import { chosenBalance, untoldWarehouse } from './stock.gather.ts';

const SHELF = WarehouseId.parse('1');
const BACK = WarehouseId.parse('2');
const GONE = WarehouseId.parse('3');

const told: StockBalance = {
  productId: MUG,
  physical: quantity(9),
  virtual: quantity(7),
  warehouses: [
    { warehouseId: SHELF, physical: quantity(5), virtual: quantity(3) },
    { warehouseId: BACK, physical: quantity(4), virtual: quantity(4) },
  ],
};
const counting = (warehouses: readonly WarehouseId[] | 'all') =>
  AccountPolicy.parse({ warehouses, balance: 'virtual' });

describe('the balance that is sold', () => {
  it('is the total, or the sum of the chosen warehouses', () => {
    expect(chosenBalance(told, counting('all'))).toBe('7');
    expect(chosenBalance(told, counting([SHELF]))).toBe('3');
    expect(chosenBalance(told, counting([SHELF, BACK]))).toBe('7');
  });

  it('is unknown while a chosen warehouse is not told, even beside others that are', () => {
    expect(untoldWarehouse(told, counting([GONE]))).toBe(GONE);
    expect(untoldWarehouse(told, counting([SHELF, GONE]))).toBe(GONE);
    expect(untoldWarehouse(told, counting([SHELF, BACK]))).toBeUndefined();
    expect(untoldWarehouse({ ...told, warehouses: [] }, counting('all'))).toBeUndefined();
  });
});
