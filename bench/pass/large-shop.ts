import type { Captured, Row } from './captured-answers.ts';
import { answerKind } from './captured-answers.ts';

const PRODUCTS_FROM = 17_000_000_000;
const ITEMS_FROM = 1_000_000;
const ERP_PAGE = 100;

/** A catalogue of so many products, all made like the one that was captured, which is the first. */
export function createLargeShop(captured: Captured, count: number) {
  const firstProduct = Number(captured.productRow['id']);
  const firstItem = Number(captured.item['id']);
  const productId = (at: number) => (at === 0 ? firstProduct : PRODUCTS_FROM + at);
  const itemId = (at: number) => (at === 0 ? firstItem : ITEMS_FROM + at);
  const placeOfProduct = (id: number) => (id === firstProduct ? 0 : id - PRODUCTS_FROM);
  const placeOfItem = (id: number) => (id === firstItem ? 0 : id - ITEMS_FROM);
  const named = (at: number) => ({ name: `Produto ${at}`, sku: `SKU-${at}` });

  const productRow = (at: number): Row => {
    const { name: nome, sku: codigo } = named(at);
    return { ...captured.productRow, id: productId(at), nome, codigo };
  };
  const balanceRow = (at: number): Row => ({
    ...captured.balanceRow,
    produto: { id: productId(at) },
  });
  const item = (at: number): Row => ({ ...captured.item, id: itemId(at), ...named(at) });
  const level = (at: number): Row => ({ ...captured.level, id: itemId(at) });
  const placesFrom = (from: number, most: number) =>
    Array.from({ length: Math.max(0, Math.min(most, count - from)) }, (_, step) => from + step);

  function listItems(query: URLSearchParams, make: (at: number) => Row): Response {
    const asked = query.get('include');
    const places = asked
      ? asked.split(',').map((id) => placeOfItem(Number(id)))
      : placesFrom(Number(query.get('offset')), Number(query.get('per_page')));
    const total = asked ? places.length : count;
    return Response.json(places.map(make), { headers: { 'x-wp-total': String(total) } });
  }

  /** `undefined`: not of the catalogue. */
  function answer(url: URL): Response | undefined {
    const query = url.searchParams;
    switch (answerKind(url)) {
      case 'products':
        return data(
          placesFrom((Number(query.get('pagina')) - 1) * ERP_PAGE, ERP_PAGE).map(productRow),
        );
      case 'store links':
        return data([]);
      case 'balances':
        return data(
          query.getAll('idsProdutos[]').map((id) => balanceRow(placeOfProduct(Number(id)))),
        );
      case 'items':
        return listItems(query, item);
      case 'levels':
        return listItems(query, level);
      case 'variations':
        return Response.json([], { headers: { 'x-wp-total': '0' } });
      default:
        return undefined;
    }
  }

  return { productId, itemId, named, productRow, answer };
}

export type LargeShop = ReturnType<typeof createLargeShop>;

function data(rows: readonly Row[]): Response {
  return Response.json({ data: rows });
}
