import type { OversoldSale, SoldItem } from '../proof/oversold.ts';
import { oversoldSales } from '../proof/oversold.ts';
import type { StoreLedger } from '../proof/store-ledger.ts';
import type { Timeline } from '../proof/timeline.ts';

/**
 * Units of one article that several stores of one ERP accepted beyond the number that each could have shown. What
 * another store sells comes to a store as the counter's sales do: as news, which need their time (domain rules 1.9).
 */
export function oversoldInStores(
  { item, shelf, ledgers }: { item: SoldItem; shelf: Timeline; ledgers: readonly StoreLedger[] },
  windowMs: number,
): readonly OversoldSale[] {
  const [draw] = item.draws;
  if (!draw) return [];
  return ledgers.flatMap((ledger) => {
    const elsewhere = ledgers.filter((other) => other !== ledger).flatMap(toSteps);
    const steps = [...shelf.steps, ...elsewhere].toSorted((one, other) => one.at - other.at);
    const supply = new Map([[draw.shelf, { opening: shelf.opening, steps }]]);
    return oversoldSales({ items: [item], supply, ...ledger, downtimes: [] }, windowMs);
  });

  function toSteps({ sales, returns }: StoreLedger) {
    const ofItem = ({ sku }: { readonly sku: string }) => sku === item.sku;
    return [
      ...sales.filter(ofItem).map(({ at, units }) => ({ at, change: -units })),
      ...returns.filter(ofItem).map(({ at, units }) => ({ at, change: units })),
    ];
  }
}
