import { createHash } from 'node:crypto';

import { emptyBilling, emptyShipping, mergedAddress } from '../order/address.ts';
import type { Order } from '../order/order.ts';
import type { Shop } from '../shop.ts';
import type { CheckoutForm } from './checkout-form.ts';
import { readDocument } from './document.ts';

/** Addresses and the meta the Brazilian plugin leaves at a classic checkout (guide 6). */
export function writeBuyer(shop: Shop, order: Order, form: CheckoutForm): void {
  const isBlock = order.createdVia === 'store-api';
  const address = {
    first_name: form.firstName,
    last_name: form.lastName,
    company: form.company,
    address_1: isBlock ? `${form.street} ${form.number}` : form.street,
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
  const meta = order.createdVia === 'store-api' ? blockMeta(order) : pluginMeta(shop, form);
  for (const [key, value] of Object.entries({ ...meta, is_vat_exempt: 'no' })) {
    order.meta.push({ id: shop.ids.meta(), key, value });
  }
}

function pluginMeta(shop: Shop, form: CheckoutForm): Readonly<Record<string, string>> {
  if (!shop.options.brazilianFields) return {};
  const document = readDocument(form.document);
  return {
    _billing_persontype: document?.kind === 'cnpj' ? '2' : '1',
    _billing_cpf: document?.kind === 'cpf' ? document.masked : '',
    _billing_cnpj: document?.kind === 'cnpj' ? document.masked : '',
    _billing_number: form.number,
    _billing_neighborhood: form.neighborhood,
    _shipping_number: form.number,
    _shipping_neighborhood: form.neighborhood,
  };
}

/** The block checkout leaves hashes, and neither document nor house number of its own. */
function blockMeta(order: Order): Readonly<Record<string, string>> {
  const hash = (what: string) => createHash('md5').update(`${what}${order.id}`).digest('hex');
  return {
    _shipping_hash: hash('shipping'),
    _coupons_hash: hash('coupons'),
    _fees_hash: hash('fees'),
    _taxes_hash: hash('taxes'),
  };
}
