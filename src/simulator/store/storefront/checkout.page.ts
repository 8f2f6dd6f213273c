import { html } from 'hono/html';

import { PAYMENT_METHODS } from '../payment-methods.ts';
import type { Shop } from '../shop.ts';
import { rowName, rowsTotalCents } from './cart.page.ts';
import type { CartRow } from './cart.ts';
import type { CheckoutView } from './checkout-fields.page.ts';
import { addressFields, personFields, problemList } from './checkout-fields.page.ts';
import type { Markup } from './layout.page.ts';
import { link } from './layout.page.ts';
import { brl, priceCents } from './shown.ts';

/** One form for everything; what is wrong is said above and at the field. */
export function checkoutPage(shop: Shop, view: CheckoutView): Markup {
  return html`<h1>Finalizar compra</h1>
    ${problemList(view.problems)}
    <form method="post" action="${link(shop, '/finalizar/')}" class="two" novalidate>
      <input type="hidden" name="token" value="${view.token}" />
      <div>
        <fieldset>
          <legend>Seus dados</legend>
          <div class="fields">${personFields(view)}</div>
        </fieldset>
        <fieldset>
          <legend>Endereço de entrega</legend>
          <div class="fields">${addressFields(view)}</div>
        </fieldset>
        <label for="note">Observações (opcional)</label>
        <textarea id="note" name="note" rows="2">${view.form.note}</textarea>
      </div>
      <div>${choices(shop, view)} ${summary(shop, view.rows)} <button>Fechar pedido</button></div>
    </form>`;
}

function choices(shop: Shop, { form, rows }: CheckoutView): Markup {
  const goodsCents = rowsTotalCents(shop, rows);
  return html`<fieldset id="shippingId">
      <legend>Entrega</legend>
      ${shop.options.shipping.map((one) =>
        choice({
          name: 'shippingId',
          value: one.id,
          checked: form.shippingId === one.id,
          title: one.title,
          extra: `${one.priceCents === 0 ? 'Grátis' : brl(one.priceCents)} (total ${brl(goodsCents + one.priceCents)})`,
        }),
      )}
    </fieldset>
    <fieldset id="payment">
      <legend>Pagamento</legend>
      ${PAYMENT_METHODS.map((method) =>
        choice({
          name: 'payment',
          value: method.id,
          checked: form.payment === method.id,
          title: method.title,
          extra: '',
        }),
      )}
    </fieldset>`;
}

function choice(one: {
  name: string;
  value: string;
  checked: boolean;
  title: string;
  extra: string;
}): Markup {
  return html`<label class="choice">
    <input type="radio" name="${one.name}" value="${one.value}" ${one.checked ? 'checked' : ''} />
    <span>${one.title}</span><span>${one.extra}</span>
  </label>`;
}

function summary(shop: Shop, rows: readonly CartRow[]): Markup {
  return html`<h2>Resumo</h2>
    <table>
      ${rows.map(
        ({ product, quantity }) =>
          html`<tr>
            <th scope="row">${quantity} × ${rowName(shop, product)}</th>
            <td class="number">${brl(priceCents(shop, product) * quantity)}</td>
          </tr>`,
      )}
      <tr>
        <th scope="row">Subtotal sem a entrega</th>
        <td class="number"><strong>${brl(rowsTotalCents(shop, rows))}</strong></td>
      </tr>
    </table>`;
}
