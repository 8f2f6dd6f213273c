import type { StoreItemId } from '../commerce/ids.ts';
import type { StockMode } from './catalogue.ts';
import type { ItemOutcome } from './item-outcome.ts';

export interface ShelfItem {
  readonly id: StoreItemId;
  readonly parentId: StoreItemId | undefined;
}

export interface ShelfLevel {
  readonly id: StoreItemId;
  readonly mode: StockMode;
  /** Units shown; `undefined` where quantity does not count. */
  readonly quantity: number | undefined;
}

export interface StockShelf {
  /** `true` when `set` fails for a number that is no longer the `expected` one, with the code `LEVEL_MOVED`. */
  readonly hasCompareAndSet: boolean;
  /** Present numbers, any number of items, in as few calls as the store allows. Missing items are absent. */
  read(items: readonly ShelfItem[]): Promise<readonly ShelfLevel[]>;
  /**
   * Sets levels, never adds to them, so that a repeated call changes nothing. Outcomes in request order. Without
   * compare-and-set the last writer wins: then `expected` means nothing.
   */
  set(levels: readonly NewLevel[]): Promise<readonly ItemOutcome<ShelfLevel>[]>;
}

/** The number is no longer the one that was expected; nothing was written. */
export const LEVEL_MOVED = 'level_moved';

export interface NewLevel extends ShelfItem {
  /** Whole units, 0 or more. */
  readonly quantity: number;
  /** What the store showed when the number was decided on; absent where it showed none. */
  readonly expected?: number | undefined;
  /** Also switches the item to counting quantities (`manage_stock`). */
  readonly startManaging?: boolean | undefined;
}
