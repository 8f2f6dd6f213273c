import type { Random } from '../../src/kernel/random.ts';
import { FOR_SALE } from './for-sale.ts';
import { KITS } from './kits.ts';

/** Which part of the story each product plays in this run. */
export interface Roles {
  /** One unit, five buyers. */
  readonly lastUnit: string;
  /** Few units, all of which somebody buys. */
  readonly scarce: readonly Few[];
  /** The shop's own counter sells all of them first; somebody tries in the store afterwards. */
  readonly soldAtCounter: readonly Few[];
  readonly outOfStock: readonly string[];
  /** Units only in the warehouse that does not count. */
  readonly damagedOnly: string;
  /** What the operator changes while people buy; nobody buys these. */
  readonly changed: ChangedProducts;
  /** What the rest of the baskets is filled with. */
  readonly plenty: readonly string[];
}

export interface ChangedProducts {
  readonly restocked: string;
  readonly repriced: readonly string[];
  readonly renamed: string;
  readonly promoted: string;
  readonly deactivated: string;
}

export interface Few {
  readonly sku: string;
  readonly units: number;
}

export const SCARCE_SKUS = 13;

export function chooseRoles(random: Random): Roles {
  const inKits = new Set(
    KITS.flatMap(({ kit }) => kit?.componentes.map(({ produto }) => String(produto)) ?? []),
  );
  const skus = FOR_SALE.flatMap((product) =>
    product.variacoes
      ? product.variacoes.map(({ codigo }) => codigo ?? '')
      : [product.codigo ?? ''],
  );
  const deck = shuffled(
    skus.filter((sku) => !inKits.has(sku) && !sku.startsWith('KIT-')),
    random,
  );
  const take = (count: number) => deck.splice(0, count);
  const few = (sku: string) => ({ sku, units: 1 + random.integer(3) });
  const simple = FOR_SALE.filter(({ variacoes, kit }) => !variacoes && !kit).map(
    ({ codigo }) => codigo,
  );
  const takeSimple = () => {
    const place = deck.findIndex((sku) => simple.includes(sku));
    return deck.splice(place, 1)[0] ?? '';
  };
  const outOfStock = take(6);
  return {
    changed: {
      restocked: outOfStock[0] ?? '',
      repriced: [takeSimple(), takeSimple(), takeSimple()],
      renamed: takeSimple(),
      promoted: takeSimple(),
      deactivated: takeSimple(),
    },
    lastUnit: take(1)[0] ?? '',
    scarce: take(SCARCE_SKUS).map(few),
    soldAtCounter: take(2).map(few),
    outOfStock,
    damagedOnly: take(1)[0] ?? '',
    plenty: deck,
  };
}

export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const deck = [...items];
  for (let last = deck.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const [one, two] = [deck[last], deck[other]];
    if (one !== undefined && two !== undefined) [deck[last], deck[other]] = [two, one];
  }
  return deck;
}
