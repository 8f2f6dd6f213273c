import type { Account } from '../world.ts';
import { minus, plus } from './amount.ts';
import type { Balance, WarehouseBalance } from './balance-change.ts';
import { childrenOf, isVirtualKit } from './product.ts';
import type { Product, Warehouse } from './records.ts';

/** The balance as /estoques/saldos shows it: warehouses with `desconsiderarSaldo` listed, not summed. */
export function balanceOf(account: Account, productId: number): Balance {
  const warehouses = [...account.warehouses.values()]
    .filter(({ situacao }) => situacao === 1)
    .map((warehouse) => warehouseBalanceOf(account, productId, warehouse));
  const counted = warehouses.filter(({ id }) => !account.warehouses.get(id)?.desconsiderarSaldo);
  return {
    physicalTotal: plus(0, ...counted.map(({ physical }) => physical)),
    virtualTotal: plus(0, ...counted.map(({ virtual }) => virtual)),
    warehouses,
  };
}

function warehouseBalanceOf(
  account: Account,
  productId: number,
  warehouse: Warehouse,
): WarehouseBalance {
  const product = account.products.get(productId);
  if (product && isVirtualKit(product)) return kitBalance(account, product, warehouse);
  if (product?.fields.formato === 'V') return parentBalance(account, product, warehouse);
  const physical = physicalOf(account, productId, warehouse.id);
  // measured: an ignored warehouse shows the reservation too (samples/stock-balance)
  const holds = warehouse.padrao || warehouse.desconsiderarSaldo;
  const held = holds ? (account.reserved.get(productId) ?? 0) : 0;
  return { id: warehouse.id, physical, virtual: minus(physical, held) };
}

/** How many whole kits the scarcest component gives: floor(component / quantity) (measured). */
function kitBalance(account: Account, kit: Product, warehouse: Warehouse): WarehouseBalance {
  const parts = kit.fields.estrutura.componentes.map(({ produto, quantidade }) => {
    const part = warehouseBalanceOf(account, produto.id, warehouse);
    return {
      physical: Math.floor(part.physical / quantidade),
      virtual: Math.floor(part.virtual / quantidade),
    };
  });
  if (parts.length === 0) return { id: warehouse.id, physical: 0, virtual: 0 };
  return {
    id: warehouse.id,
    physical: Math.min(...parts.map(({ physical }) => physical)),
    virtual: Math.min(...parts.map(({ virtual }) => virtual)),
  };
}

function parentBalance(account: Account, parent: Product, warehouse: Warehouse): WarehouseBalance {
  if (account.world.options.parentBalance === 'zero')
    return { id: warehouse.id, physical: 0, virtual: 0 };
  const children = childrenOf(account, parent.id).map((child) =>
    warehouseBalanceOf(account, child.id, warehouse),
  );
  return {
    id: warehouse.id,
    physical: plus(0, ...children.map(({ physical }) => physical)),
    virtual: plus(0, ...children.map(({ virtual }) => virtual)),
  };
}

export function physicalOf(account: Account, productId: number, warehouseId: number): number {
  return account.physical.get(productId)?.get(warehouseId) ?? 0;
}

export function defaultWarehouse(account: Account): Warehouse {
  const active = [...account.warehouses.values()].filter(({ situacao }) => situacao === 1);
  const chosen = active.find(({ padrao }) => padrao) ?? active[0];
  if (!chosen) throw new RangeError(`account ${account.key} has no active warehouse`);
  return chosen;
}
