import { html } from 'hono/html';

import type { CheckoutField, CheckoutForm, CheckoutProblems } from '../checkout/checkout-form.ts';
import { STATES } from '../checkout/checkout-form.ts';
import { PAYMENT_METHODS } from '../payment-methods.ts';
import type { Shop } from '../shop.ts';
import { rowName, rowsTotalCents } from './cart.page.ts';
import type { CartRow } from './cart.ts';
import type { Markup } from './layout.page.ts';
import { link } from './layout.page.ts';
import { brl, priceCents } from './shown.ts';

export interface CheckoutView {
  readonly rows: readonly CartRow[];
  readonly form: CheckoutForm;
  readonly problems: CheckoutProblems;
}

type Input = {
  name: CheckoutField;
  label: string;
  size?: string;
  attributes?: Readonly<Record<string, string>>;
};

const PERSON: readonly Input[] = [
  { name: 'firstName', label: 'Nome', size: 'half', attributes: { autocomplete: 'given-name' } },
  {
    name: 'lastName',
    label: 'Sobrenome',
    size: 'half',
    attributes: { autocomplete: 'family-name' },
  },
  { name: 'document', label: 'CPF ou CNPJ', size: 'half', attributes: { autocomplete: 'off' } },
  {
    name: 'company',
    label: 'Empresa (só para CNPJ)',
    size: 'half',
    attributes: { autocomplete: 'organization' },
  },
  {
    name: 'email',
    label: 'E-mail',
    size: 'half',
    attributes: { autocomplete: 'email', type: 'email' },
  },
  {
    name: 'phone',
    label: 'Telefone',
    size: 'half',
    attributes: { autocomplete: 'tel', type: 'tel' },
  },
];
const ADDRESS: readonly Input[] = [
  {
    name: 'postcode',
    label: 'CEP',
    size: 'third',
    attributes: { autocomplete: 'postal-code', inputmode: 'numeric' },
  },
  { name: 'street', label: 'Rua', size: 'wide', attributes: { autocomplete: 'address-line1' } },
  { name: 'number', label: 'Número', size: 'third' },
  {
    name: 'complement',
    label: 'Complemento (opcional)',
    size: 'wide',
    attributes: { autocomplete: 'address-line2' },
  },
  {
    name: 'neighborhood',
    label: 'Bairro',
    size: 'third',
    attributes: { autocomplete: 'address-level3' },
  },
  { name: 'city', label: 'Cidade', size: 'third', attributes: { autocomplete: 'address-level2' } },
];

/** One form for everything; what is wrong is said above and at the field. */
export function checkoutPage(shop: Shop, view: CheckoutView): Markup {
  return html`<h1>Finalizar compra</h1>
    ${problemList(view.problems)}
    <form method="post" action="${link(shop, '/finalizar/')}" class="two" novalidate>
      <div>
        <fieldset>
          <legend>Seus dados</legend>
          <div class="fields">${PERSON.map((input) => field(view, input))}</div>
        </fieldset>
        <fieldset>
          <legend>Endereço de entrega</legend>
          <div class="fields">
            ${ADDRESS.map((input) => field(view, input))} ${stateField(view)}
          </div>
        </fieldset>
        <label for="note">Observações (opcional)</label>
        <textarea id="note" name="note" rows="2">${view.form.note}</textarea>
      </div>
      <div>${choices(shop, view)} ${summary(shop, view.rows)} <button>Fechar pedido</button></div>
    </form>`;
}

function problemList(problems: CheckoutProblems): Markup {
  const texts = Object.entries(problems);
  if (texts.length === 0) return html``;
  return html`<div class="alert" role="alert">
    <p><strong>Falta corrigir:</strong></p>
    <ul>
      ${texts.map(([name, text]) =>
        name === 'cart' ? html`<li>${text}</li>` : html`<li><a href="#${name}">${text}</a></li>`,
      )}
    </ul>
  </div>`;
}

function field(view: CheckoutView, input: Input): Markup {
  const { name, label, size = '', attributes = {} } = input;
  const problem = view.problems[name];
  return html`<div class="${size}">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      value="${view.form[name]}"
      type="${attributes['type'] ?? 'text'}"
      autocomplete="${attributes['autocomplete'] ?? 'on'}"
      inputmode="${attributes['inputmode'] ?? attributes['type'] ?? 'text'}"
      ${problem ? html`aria-invalid="true" aria-describedby="${name}-erro"` : ''}
    />
    ${problem ? html`<p class="error" id="${name}-erro">${problem}</p>` : ''}
  </div>`;
}

function stateField(view: CheckoutView): Markup {
  const problem = view.problems.state;
  return html`<div class="third">
    <label for="state">Estado</label>
    <select
      id="state"
      name="state"
      autocomplete="address-level1"
      ${problem ? html`aria-invalid="true" aria-describedby="state-erro"` : ''}
    >
      <option value="">Escolha</option>
      ${STATES.map((state) => html`<option ${state === view.form.state ? 'selected' : ''}>${state}</option>`)}
    </select>
    ${problem ? html`<p class="error" id="state-erro">${problem}</p>` : ''}
  </div>`;
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
