/** `B` sets the physical balance of the warehouse, `E` adds, `S` subtracts (guide 5.6). */
export type StockOperation = 'B' | 'E' | 'S';

export interface StockMovement {
  readonly productId: number;
  readonly warehouseId: number;
  readonly operation: StockOperation;
  /** Units. */
  readonly quantity: number;
  readonly cause: string;
}
