/** Units of one product. `virtual` is what may be sold: physical less what open orders hold. */
export interface Balance {
  readonly physicalTotal: number;
  readonly virtualTotal: number;
  readonly warehouses: readonly WarehouseBalance[];
}

export interface WarehouseBalance {
  readonly id: number;
  readonly physical: number;
  readonly virtual: number;
}

/** The balance of a product right after it changed. Units may be negative or fractional. */
export interface BalanceChange extends Balance {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly monotonicMs: number;
  readonly account: string;
  readonly productId: number;
  readonly codigo: string;
  /** Such as `POST /estoques`, `order 1660… posted`, `order 1660… reserved`. */
  readonly cause: string;
}
