import type { ErpOrder, NewErpOrder } from '../../bling/erp-order.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import type { OrderSync } from '../order-sync.repository.ts';
import type { StatusValues } from '../status-values.ts';
import type { ChangeFacts } from './change-facts.ts';
import type { OpenChange } from './open-change.ts';
import type { OrderToChange } from './order-to-change.ts';
import type { Postings } from './postings.gather.ts';

/** With the normalised value of each status of the account. */
export interface ChangeWork extends OrderToChange {
  readonly values: StatusValues;
}

/** An imported order as both sides have it now. */
export interface BothSides {
  readonly sync: OrderSync;
  /** Gross, as the store tells it. */
  readonly order: StoreOrder;
  readonly erp: ErpOrder;
  readonly open: OpenChange | undefined;
}

/** A changed one, with all that its plan depends on. */
export interface SeenChange extends BothSides {
  readonly net: StoreOrder;
  /** What the ERP should have; `undefined` for an order that is over. */
  readonly target: NewErpOrder | undefined;
  readonly postings: Postings;
  readonly facts: ChangeFacts;
}
