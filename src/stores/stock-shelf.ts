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
  /** `true` when `set` can be made to fail if the number moved since it was read. */
  readonly hasCompareAndSet: boolean;
  /** Present numbers, any number of items, in as few calls as the store allows. Missing items are absent. */
  read(items: readonly ShelfItem[]): Promise<readonly ShelfLevel[]>;
  /** Sets levels, never adds to them, so that a repeated call changes nothing. Outcomes in request order. */
  set(levels: readonly NewLevel[]): Promise<readonly ItemOutcome<ShelfLevel>[]>;
}

export interface NewLevel extends ShelfItem {
  /** Whole units, 0 or more. */
  readonly quantity: number;
  /** Also switches the item to counting quantities (`manage_stock`). */
  readonly startManaging?: boolean | undefined;
}
