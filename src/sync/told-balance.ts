import type { StockBalance } from '../commerce/stock.ts';
import type { Quantity } from '../kernel/quantity.ts';
import { addQuantities, subtractQuantity } from '../kernel/quantity.ts';

/** A balance as an event tells it. */
export interface ToldBalance {
  readonly event: { readonly id: string; readonly date: number };
  readonly arrivedAt: number;
  readonly productId: StockBalance['productId'];
  readonly physical: Quantity | undefined;
  readonly virtual: Quantity | undefined;
  readonly warehouses: readonly {
    readonly warehouseId: StockBalance['warehouses'][number]['warehouseId'];
    readonly physical: Quantity | undefined;
    readonly virtual: Quantity | undefined;
  }[];
  /** Whether `warehouses` are all of them, or only the one that moved. */
  readonly lists: 'all' | 'moved';
  /** Others depend on it that get no event of their own. */
  readonly manyDependants: boolean;
}

/** All that an event tells; `undefined` when a part of it is missing. */
export function toldInFull(told: ToldBalance): StockBalance | undefined {
  const { productId, physical, virtual } = told;
  if (told.lists !== 'all' || physical === undefined || virtual === undefined) return undefined;
  const warehouses = told.warehouses.flatMap(ofKnownUnits);
  return warehouses.length === told.warehouses.length
    ? { productId, physical, virtual, warehouses }
    : undefined;
}

/**
 * The balance with one warehouse moved; `undefined` unless the told total has moved by just as much. It has not where
 * an earlier event is missing, where the warehouse does not count, or where that total is of one warehouse alone
 * (guide 4.2).
 */
export function moved(known: StockBalance, told: ToldBalance): StockBalance | undefined {
  const [warehouse] = told.warehouses.flatMap(ofKnownUnits);
  const before = known.warehouses.find((each) => each.warehouseId === warehouse?.warehouseId);
  if (told.lists !== 'moved' || !warehouse || !before) return undefined;
  const movedBy = (kind: 'physical' | 'virtual') =>
    addQuantities(known[kind], subtractQuantity(warehouse[kind], before[kind]));
  const [physical, virtual] = [movedBy('physical'), movedBy('virtual')];
  if (told.physical !== physical || told.virtual !== virtual) return undefined;
  const others = known.warehouses.filter((each) => each !== before);
  return { ...known, physical, virtual, warehouses: [...others, warehouse] };
}

function ofKnownUnits({ warehouseId, physical, virtual }: ToldBalance['warehouses'][number]) {
  return physical === undefined || virtual === undefined
    ? []
    : [{ warehouseId, physical, virtual }];
}

/** Whether both say the same of every warehouse. */
export function isSame(one: StockBalance, other: StockBalance): boolean {
  const key = ({ physical, virtual, warehouses }: StockBalance) =>
    JSON.stringify([
      physical,
      virtual,
      warehouses
        .map((each) => [each.warehouseId, each.physical, each.virtual].join(' '))
        .toSorted(),
    ]);
  return key(one) === key(other);
}
