import { html } from 'hono/html';

import { parseCents } from '../../../kernel/cents.ts';
import { isOnSale } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { decodeName } from '../wire-text.ts';
import type { Markup } from './layout.page.ts';
import { link } from './layout.page.ts';
import { brl, priceCents, priceText, stockText } from './shown.ts';

export function productListPage(
  shop: Shop,
  list: { products: readonly Product[]; search: string; page: number; pages: number },
): Markup {
  const title = list.search ? `Resultados para “${list.search}”` : 'Produtos';
  if (list.products.length === 0) {
    return html`<h1>${title}</h1>
      <p>Nenhum produto encontrado. <a href="${link(shop, '/')}">Ver todos os produtos</a></p>`;
  }
  return html`<h1>${title}</h1>
    <ul class="grid">
      ${list.products.map((product) => productCard(shop, product))}
    </ul>
    ${pager(shop, list)}`;
}

function productCard(shop: Shop, product: Product): Markup {
  const stock = stockText(shop, product);
  return html`<li class="card">
    <img src="${pictureUrl(shop, product)}" alt="" loading="lazy" width="300" height="300" />
    <div>
      <h2><a href="${productUrl(shop, product)}">${decodeName(product.name)}</a></h2>
      ${priceLine(shop, product)}
      <p class="${stock === 'Esgotado' ? 'stock gone' : 'stock'}">${stock}</p>
    </div>
  </li>`;
}

export function priceLine(shop: Shop, product: Product): Markup {
  if (product.type === 'variable' || !isOnSale(product, shop.clock.now())) {
    return html`<p class="price">${priceText(shop, product)}</p>`;
  }
  return html`<p class="price">
    <del><span class="sr">De </span>${brl(parseCents(product.regularPrice))}</del>
    <ins><span class="sr">por </span>${brl(priceCents(shop, product))}</ins>
  </p>`;
}

export function productUrl(shop: Shop, product: Product): string {
  return link(shop, `/product/${product.slug}/`);
}

export function pictureUrl(shop: Shop, product: Product): string {
  const [image] = product.images;
  return image
    ? link(shop, new URL(image.src).pathname)
    : link(shop, `/wp-content/uploads/${product.id}/produto.svg`);
}

function pager(shop: Shop, list: { search: string; page: number; pages: number }): Markup {
  if (list.pages <= 1) return html``;
  const to = (page: number) =>
    `${link(shop, '/')}?${new URLSearchParams({ s: list.search, pagina: String(page) }).toString()}`;
  return html`<nav aria-label="Páginas">
    <p>
      ${list.page > 1 ? html`<a href="${to(list.page - 1)}" rel="prev">Página anterior</a> · ` : ''}
      Página ${list.page} de ${list.pages}
      ${list.page < list.pages ? html` · <a href="${to(list.page + 1)}" rel="next">Próxima página</a>` : ''}
    </p>
  </nav>`;
}
