import type { BlingEvent } from '../webhooks/event.ts';
import type { Account } from '../world.ts';
import { balanceOf } from './balance.ts';
import { virtualKitsWith } from './product.ts';
import type { StockMovement } from './stock-movement.ts';

/** More dependants than this are not pushed (guide 4.2). */
const COMPLEX_LINK = 200;

/** A physical posting; even a balance gives `created` (measured, guide 4.2). */
export function stockCreated(account: Account, movement: StockMovement): BlingEvent {
  const balance = balanceOf(account, movement.productId);
  const shelf = balance.warehouses.find(({ id }) => id === movement.warehouseId);
  return {
    name: 'stock.created',
    data: {
      produto: { id: movement.productId },
      deposito: {
        id: movement.warehouseId,
        saldoFisico: shelf?.physical ?? 0,
        saldoVirtual: shelf?.virtual ?? 0,
      },
      operacao: movement.operation,
      quantidade: movement.quantity,
      saldoFisicoTotal: balance.physicalTotal,
      saldoVirtualTotal: balance.virtualTotal,
    },
  };
}

export function virtualStockUpdated(account: Account, productId: number): BlingEvent {
  const balance = balanceOf(account, productId);
  return {
    name: 'virtual_stock.updated',
    data: {
      produto: { id: productId },
      saldoFisicoTotal: balance.physicalTotal,
      saldoVirtualTotal: balance.virtualTotal,
      vinculoComplexo: virtualKitsWith(account, productId).length > COMPLEX_LINK,
      depositos: balance.warehouses.map(({ id, physical, virtual }) => ({
        id,
        saldoFisico: physical,
        saldoVirtual: virtual,
      })),
    },
  };
}
