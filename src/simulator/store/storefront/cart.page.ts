import { html } from 'hono/html';

import { sumCents } from '../../../kernel/cents.ts';
import type { Product } from '../product/product.ts';
import { variationTitle } from '../product/shared-wire.ts';
import type { Shop } from '../shop.ts';
import { buyableUnits } from '../stock/holds.ts';
import { decodeName } from '../wire-text.ts';
import type { CartRow } from './cart.ts';
import type { Markup } from './layout.page.ts';
import { link } from './layout.page.ts';
import { brl, priceCents, stockText } from './shown.ts';

export function rowName(shop: Shop, product: Product): string {
  return decodeName(product.type === 'variation' ? variationTitle(shop, product) : product.name);
}

export function rowsTotalCents(shop: Shop, rows: readonly CartRow[]): number {
  return sumCents(rows.map((row) => priceCents(shop, row.product) * row.quantity));
}

/** `wasPruned`: something is no longer sold and was taken out. */
export function cartPage(shop: Shop, rows: readonly CartRow[], wasPruned: boolean): Markup {
  const notice = wasPruned
    ? html`<p class="alert" role="status">Um produto não está mais à venda e saiu do carrinho.</p>`
    : '';
  if (rows.length === 0) {
    return html`<h1>Carrinho</h1>
      ${notice}
      <p>Seu carrinho está vazio. <a href="${link(shop, '/')}">Ver produtos</a></p>`;
  }
  return html`<h1>Carrinho</h1>
    ${notice}
    <table>
      <thead>
        <tr>
          <th scope="col">Produto</th>
          <th scope="col">Quantidade</th>
          <th scope="col" class="number">Total</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => cartRow(shop, row))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">Subtotal</th>
          <td class="number"><strong>${brl(rowsTotalCents(shop, rows))}</strong></td>
        </tr>
      </tfoot>
    </table>
    <p><a class="button" href="${link(shop, '/finalizar/')}">Finalizar compra</a></p>`;
}

function cartRow(shop: Shop, { product, quantity }: CartRow): Markup {
  const name = rowName(shop, product);
  const short = buyableUnits(shop, product) < quantity;
  return html`<tr>
    <th scope="row">
      ${name}
      ${short ? html`<p class="error">${stockText(shop, product)}. Diminua a quantidade ou remova.</p>` : ''}
    </th>
    <td>
      <form method="post" action="${link(shop, '/carrinho/alterar')}">
        <input type="hidden" name="produto" value="${product.id}" />
        <input
          class="quantity"
          name="quantidade"
          type="number"
          inputmode="numeric"
          min="0"
          max="999"
          value="${quantity}"
          aria-label="Quantidade de ${name}"
        />
        <button class="quiet">Atualizar<span hidden> ${name}</span></button>
        <button class="quiet" name="remover" value="1" aria-label="Remover ${name}">Remover</button>
      </form>
    </td>
    <td class="number">${brl(priceCents(shop, product) * quantity)}</td>
  </tr>`;
}
