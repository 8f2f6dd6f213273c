/**
 * What moved a quantity: a call of the API (its number in the log), a buyer, a person in the admin, or the
 * building of the shop. `orderId` when it belongs to an order.
 */
export interface Cause {
  readonly by: 'api' | 'checkout' | 'operator' | 'setup';
  readonly orderId?: number;
  readonly callNumber?: number;
}

/** One change of a shown quantity. Instants are epoch ms. */
export interface QuantityChange extends Cause {
  readonly at: number;
  readonly productId: number;
  readonly sku: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** One accepted sale: the judge's measure of what was oversold. */
export interface Sale {
  readonly at: number;
  readonly orderId: number;
  readonly createdVia: string;
  readonly productId: number;
  readonly sku: string;
  readonly quantity: number;
  /** `stock_quantity` that the shop showed just before, null when it does not manage stock. */
  readonly shownBefore: number | null;
  /** Units held then by unpaid orders. */
  readonly heldBefore: number;
}

/** Every change of status, so that a judge can tell sales from cancellations. */
export interface StatusChange {
  readonly at: number;
  readonly orderId: number;
  readonly from: string;
  readonly to: string;
}

export interface History {
  readonly quantities: QuantityChange[];
  readonly sales: Sale[];
  readonly statuses: StatusChange[];
}

export function createHistory(): History {
  return { quantities: [], sales: [], statuses: [] };
}
