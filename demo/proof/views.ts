import { parseCents } from '../../src/kernel/cents.ts';
import type { BlingProduct, BlingState } from '../sandboxes/bling.ts';
import type { StoreProduct, StoreState } from '../sandboxes/store.ts';
import { CHANNELS } from '../shop/account.ts';
import type { ErpOrderFacts, StoreOrderFacts } from './orders.ts';
import type { ErpGoods, ShownItem } from './products.ts';

/** The ERP's living products in the words of a shop window. */
export function toErpGoods({ products }: Pick<BlingState, 'products'>): ErpGoods[] {
  const living = products.filter(({ situacao }) => situacao !== 'E');
  const skuById = new Map(living.map(({ id, codigo }) => [id, codigo]));
  return living.map((product) => ({
    sku: product.codigo,
    name: product.nome,
    shape: shapeOf(product),
    parentSku: skuById.get(product.parentId),
    goods: product.tipo === 'P',
    active: product.situacao === 'A',
    description: product.descricaoComplementar,
    grossWeightKg: product.pesoBruto,
    options: product.variacao,
    ...pricesOf(product),
  }));
}

function shapeOf({ parentId, formato }: BlingProduct): ErpGoods['shape'] {
  if (parentId !== 0) return 'variation';
  if (formato === 'V') return 'parent';
  return formato === 'E' ? 'kit' : 'simple';
}

/** The channel's own price goes first; 0 there means "not set" (guide 5.3). */
function pricesOf({ preco, lojas }: BlingProduct) {
  const link = lojas.find(({ lojaId }) => lojaId === CHANNELS.store);
  const own = parseCents(link?.preco ?? 0);
  const priceCents = own > 0 ? own : parseCents(preco);
  const promotion = parseCents(link?.precoPromocional ?? 0);
  const isLower = promotion > 0 && promotion < priceCents;
  return { priceCents, promotionCents: isLower ? promotion : undefined };
}

/** The store's window, without what was there before and has no counterpart. */
export function toShownItems(
  { products }: Pick<StoreState, 'products'>,
  ignoredSku: string,
): ShownItem[] {
  const byId = new Map(products.map((product) => [product.id, product]));
  return products
    .filter(({ sku, status }) => sku !== ignoredSku && status !== 'trash')
    .map((product) => {
      const parent = byId.get(product.parentId);
      return {
        sku: product.sku,
        parentSku: parent?.sku,
        kind: kindOf(product),
        published: product.status === 'publish' && (parent?.status ?? 'publish') === 'publish',
        name: product.name,
        regularPrice: product.regularPrice,
        salePrice: product.salePrice,
        description: typeof product.description === 'string' ? product.description : '',
        weight: product.weight,
        options: product.choices.map(({ name, option }) => `${name}:${option}`).join(';'),
      };
    });
}

function kindOf({ type }: StoreProduct): ShownItem['kind'] {
  if (type === 'variation') return 'variation';
  return type === 'variable' ? 'parent' : 'simple';
}

export function toStoreOrders(
  { orders }: StoreState,
  impossible: ReadonlySet<number>,
): StoreOrderFacts[] {
  return orders.map(({ id, status, totalCents, refundedCents }) => ({
    id,
    status,
    totalCents,
    refundedCents,
    impossible: impossible.has(id),
  }));
}

/** Orders of the ERP that carry the store's channel. */
export function toErpOrders(
  { orders }: BlingState,
  channelId: number = CHANNELS.store,
): ErpOrderFacts[] {
  return orders
    .filter(({ lojaId }) => lojaId === channelId)
    .map(({ id, numeroLoja, totalCents }) => ({ id, storeNumber: numeroLoja, totalCents }));
}
