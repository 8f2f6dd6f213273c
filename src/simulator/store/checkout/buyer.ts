import { emptyBilling, emptyShipping, mergedAddress } from '../order/address.ts';
import type { Order } from '../order/order.ts';
import type { Shop } from '../shop.ts';
import type { CheckoutForm } from './checkout-form.ts';
import { readDocument } from './document.ts';

/** Addresses and the meta the Brazilian plugin leaves at a classic checkout (guide 6). */
export function writeBuyer(shop: Shop, order: Order, form: CheckoutForm): void {
  const address = {
    first_name: form.firstName,
    last_name: form.lastName,
    company: form.company,
    address_1: form.street,
    address_2: form.complement,
    city: form.city,
    state: form.state,
    postcode: form.postcode,
    country: 'BR',
  };
  order.billing = mergedAddress(emptyBilling(), {
    ...address,
    email: form.email,
    phone: form.phone,
  });
  order.shipping = mergedAddress(emptyShipping(), address);
  order.customerNote = form.note;
  const document = readDocument(form.document);
  const meta = {
    _billing_persontype: document?.kind === 'cnpj' ? '2' : '1',
    _billing_cpf: document?.kind === 'cpf' ? document.masked : '',
    _billing_cnpj: document?.kind === 'cnpj' ? document.masked : '',
    _billing_number: form.number,
    _billing_neighborhood: form.neighborhood,
    _shipping_number: form.number,
    _shipping_neighborhood: form.neighborhood,
    is_vat_exempt: 'no',
  };
  for (const [key, value] of Object.entries(meta)) {
    const isPlugin = key !== 'is_vat_exempt';
    if (isPlugin && !shop.options.brazilianFields) continue;
    order.meta.push({ id: shop.ids.meta(), key, value });
  }
}
