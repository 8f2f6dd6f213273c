/** A product as the ERP has it, in the words of a shop window. Money in cents. */
export interface ErpGoods {
  readonly sku: string;
  readonly name: string;
  readonly shape: 'simple' | 'parent' | 'variation' | 'kit';
  readonly parentSku: string | undefined;
  /** Sold at all: services are not. */
  readonly goods: boolean;
  readonly active: boolean;
  readonly priceCents: number;
  /** Below the price; undefined without promotion. */
  readonly promotionCents: number | undefined;
  readonly description: string;
  readonly grossWeightKg: number;
  /** `Tamanho:P;Cor:Azul`; empty unless a variation. */
  readonly options: string;
}

export interface ShownItem {
  readonly sku: string;
  readonly parentSku: string | undefined;
  readonly kind: 'simple' | 'parent' | 'variation';
  readonly published: boolean;
  readonly name: string;
  /** As the store keeps it, `49.9` or `49.90`; empty without price. */
  readonly regularPrice: string;
  readonly salePrice: string;
  readonly description: string;
  readonly weight: string;
  readonly options: string;
}

export interface ProductDifference {
  readonly sku: string;
  readonly what: string;
}

export interface ProductVerdict {
  /** Linkable products of the ERP, variations and their parents each counted. */
  readonly bling: number;
  /** Published items of the store that were not there before. */
  readonly store: number;
  readonly differences: readonly ProductDifference[];
}

/**
 * Compares the shop window with the ERP.
 *
 * Linkable: active goods with a SKU that no other living product shares. What is not must not be on sale.
 */
export function judgeProducts(
  erp: readonly ErpGoods[],
  shown: readonly ShownItem[],
): ProductVerdict {
  const linkable = erp.filter((one) => one.active && one.goods && isUnique(one.sku, erp));
  const bySku = new Map(shown.map((item) => [item.sku, item]));
  const wanted = new Set(linkable.map(({ sku }) => sku));
  const onSale = shown.filter(({ published }) => published);
  return {
    bling: linkable.length,
    store: onSale.length,
    differences: [
      ...linkable.flatMap((one) => differencesOf(one, bySku.get(one.sku))),
      ...onSale
        .filter(({ sku }) => !wanted.has(sku))
        .map(({ sku, name }) => ({ sku, what: `à venda sem par no Bling: ${name}` })),
      ...repeated(shown),
    ],
  };
}

function isUnique(sku: string, erp: readonly ErpGoods[]): boolean {
  return sku !== '' && erp.filter((one) => one.sku === sku).length === 1;
}

function repeated(shown: readonly ShownItem[]): readonly ProductDifference[] {
  const skus = shown.map(({ sku }) => sku);
  return [...new Set(skus.filter((sku, at) => skus.indexOf(sku) !== at))].map((sku) => ({
    sku,
    what: 'duas vezes na loja',
  }));
}

function differencesOf(one: ErpGoods, item: ShownItem | undefined): readonly ProductDifference[] {
  if (!item) return [{ sku: one.sku, what: 'não está na loja' }];
  const isVariation = one.shape === 'variation';
  const facts: readonly (readonly [what: string, erp: unknown, store: unknown])[] = [
    ['publicado', true, item.published],
    ['tipo', one.shape === 'kit' ? 'simple' : one.shape, item.kind],
    ['produto pai', one.parentSku, item.parentSku],
    ['opções', sortedOptions(one.options), sortedOptions(item.options)],
    ...(isVariation ? [] : ([['nome', one.name, item.name]] as const)),
    ...(isVariation
      ? []
      : ([['descrição', plain(one.description), plain(item.description)]] as const)),
    ...(one.shape === 'parent' ? [] : sellingFacts(one, item)),
  ];
  return facts
    .filter(([, wanted, found]) => wanted !== found)
    .map(([what, wanted, found]) => ({
      sku: one.sku,
      what: `${what}: Bling ${String(wanted)}, loja ${String(found)}`,
    }));
}

function sellingFacts(one: ErpGoods, item: ShownItem) {
  return [
    ['preço', one.priceCents, toCents(item.regularPrice)],
    ['promoção', one.promotionCents, toCents(item.salePrice)],
    ['peso', one.grossWeightKg, Number(item.weight)],
  ] as const;
}

/** `49.9` and `49.90` are one price; text is not counted in floats. */
function toCents(price: string): number | undefined {
  const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(price);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
}

function sortedOptions(options: string): string {
  return options.split(';').toSorted().join(';');
}

/** Entities and white space are dress, not meaning. */
function plain(html: string): string {
  return html.replaceAll('&amp;', '&').replaceAll('&ndash;', '–').replaceAll(/\s+/g, ' ').trim();
}
