import { html } from 'hono/html';

import type { CheckoutField, CheckoutForm, CheckoutProblems } from '../checkout/checkout-form.ts';
import { STATES } from '../checkout/checkout-form.ts';
import type { CartRow } from './cart.ts';
import type { Markup } from './layout.page.ts';

export interface CheckoutView {
  readonly rows: readonly CartRow[];
  readonly form: CheckoutForm;
  readonly problems: CheckoutProblems;
  /** Of this form; the same one buys once. */
  readonly token: string;
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

export function personFields(view: CheckoutView): Markup {
  return html`${PERSON.map((input) => field(view, input))}`;
}

export function addressFields(view: CheckoutView): Markup {
  return html`${ADDRESS.map((input) => field(view, input))} ${stateField(view)}`;
}

/** What is wrong, with links to the fields. */
export function problemList(problems: CheckoutProblems): Markup {
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
