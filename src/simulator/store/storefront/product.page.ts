import { html } from 'hono/html';

import { isPurchasable } from '../product/price.ts';
import type { Product } from '../product/product.ts';
import type { Shop } from '../shop.ts';
import { buyableUnits } from '../stock/holds.ts';
import { variationsOf } from '../stock/quantity.ts';
import { decodeName } from '../wire-text.ts';
import type { Markup } from './layout.page.ts';
import { link } from './layout.page.ts';
import { pictureUrl, priceLine } from './product-list.page.ts';
import { plainText, priceText, stockText } from './shown.ts';

/** One product: picture, price, stock, the choice of a variation, and the way into the cart. */
export function productPage(shop: Shop, product: Product, problem: string | undefined): Markup {
  const name = decodeName(product.name);
  const variable = product.type === 'variable';
  const stock = stockText(shop, product);
  const description =
    plainText(product.plain['description']) || plainText(product.plain['short_description']);
  return html`<article class="two">
    <img src="${pictureUrl(shop, product)}" alt="Foto de ${name}" width="600" height="600" />
    <div>
      <h1>${name}</h1>
      ${problem ? html`<p class="alert" role="alert">${problem}</p>` : ''}
      ${priceLine(shop, product)}
      <p class="${stock === 'Esgotado' ? 'stock gone' : 'stock'}">${stock}</p>
      <form method="post" action="${link(shop, '/carrinho/adicionar')}">
        ${
          variable
            ? variationChoice(shop, product)
            : html`<input type="hidden" name="produto" value="${product.id}" />`
        }
        ${buyRow(stock !== 'Esgotado' && (variable || isPurchasable(shop, product)))}
      </form>
      ${product.sku ? html`<p class="stock">Código: ${product.sku}</p>` : ''}
      ${
        description
          ? html`<h2>Descrição</h2>
              <p class="text">${description}</p>`
          : ''
      }
    </div>
  </article>`;
}

function variationChoice(shop: Shop, parent: Product): Markup {
  const names = parent.attributes.filter((one) => one.variation).map((one) => one.name);
  return html`<fieldset>
    <legend>${names.join(' e ') || 'Opção'}</legend>
    ${variationsOf(shop, parent)
      .filter((variation) => isPurchasable(shop, variation))
      .map(
        (variation) =>
          html`<label class="choice">
            <input
              type="radio"
              name="produto"
              value="${variation.id}"
              required
              ${buyableUnits(shop, variation) === 0 ? 'disabled' : ''}
            />
            <span
              >${variation.name}
              <span class="stock">(${stockText(shop, variation).toLowerCase()})</span></span
            >
            <span>${priceText(shop, variation)}</span>
          </label>`,
      )}
  </fieldset>`;
}

function buyRow(isBuyable: boolean): Markup {
  if (!isBuyable) return html`<button disabled>Indisponível</button>`;
  return html`<div class="buy">
    <div class="quantity">
      <label for="quantidade">Quantidade</label>
      <input
        id="quantidade"
        name="quantidade"
        type="number"
        inputmode="numeric"
        min="1"
        max="999"
        value="1"
      />
    </div>
    <button>Adicionar ao carrinho</button>
  </div>`;
}
