import type { Quantity } from '../kernel/quantity.ts';
import type { ErpProductId, WarehouseId } from './ids.ts';

/** What the ERP has of one product, as read in one answer. */
export interface StockBalance {
  readonly productId: ErpProductId;
  /** All warehouses that count for the total. */
  readonly physical: Quantity;
  /** Physical less what open orders reserve: what may be sold. May be negative. */
  readonly virtual: Quantity;
  readonly warehouses: readonly {
    readonly warehouseId: WarehouseId;
    readonly physical: Quantity;
    readonly virtual: Quantity;
  }[];
}
