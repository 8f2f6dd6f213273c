import type { DrainContext } from '../../work/handler.ts';
import type { OrderOfRow } from '../order-of-row.ts';

/** One order whose change is looked at or carried out. */
export interface OrderToChange extends OrderOfRow {
  readonly context: DrainContext;
  readonly correlation: string;
}
