import { setTimeout as wait } from 'node:timers/promises';

import type { CheckoutForm } from '../../src/simulator/store/checkout/checkout-form.ts';
import type { CheckoutExtras } from '../../src/simulator/store/checkout/extras.ts';
import type { ShopperWish } from '../../src/simulator/store/checkout/shopper.ts';
import type { Person } from '../people.ts';
import type { StoreSandbox } from '../sandboxes/store.ts';
import type { Basket, Payment, Shopper } from './shopper.ts';

/** What became of one shopper. */
export interface Visit {
  readonly shopper: Shopper;
  readonly orderId: number | undefined;
  /** What the checkout said to each basket that it refused. */
  readonly refusals: readonly string[];
}

const PIX_PAID_AFTER_MS = 1_200;
const PIX_PAID_LATE_AFTER_MS = 22_000;

/** One shopper from the shop window to the last thing that happens to the order. */
export async function visit(
  shopper: Shopper,
  store: StoreSandbox,
  tell: (visit: Visit) => void,
): Promise<Visit> {
  const refusals: string[] = [];
  let orderId: number | undefined;
  for (const basket of [shopper.basket, shopper.instead]) {
    if (!basket || orderId !== undefined) continue;
    const bought = await store.buy(toWish(shopper, basket));
    if (bought.ok) orderId = bought.order.id;
    else refusals.push(Object.values(bought.problems).join(' '));
  }
  const result = { shopper, orderId, refusals };
  tell(result);
  if (orderId !== undefined) await whatFollows(shopper, orderId, store);
  return result;
}

async function whatFollows(shopper: Shopper, orderId: number, store: StoreSandbox): Promise<void> {
  const { payment, afterwards, basket } = shopper;
  if (payment === 'pix') {
    await wait(PIX_PAID_AFTER_MS);
    await store.pay(orderId);
  }
  if (afterwards.do === 'nothing') {
    if (payment !== 'pix_depois') return;
    await wait(PIX_PAID_LATE_AFTER_MS);
    await store.pay(orderId);
    return;
  }
  await wait(afterwards.afterMs);
  if (afterwards.do === 'cancel') await store.cancel(orderId);
  else await store.refund(orderId, [{ sku: basket[0]?.sku ?? '', quantity: 1 }]);
}

function toWish(shopper: Shopper, basket: Basket): ShopperWish {
  return {
    items: [...basket],
    payment: CHECKOUT_METHOD[shopper.payment],
    shippingId: shopper.shipping,
    person: toForm(shopper.person, shopper.note),
    extras: toExtras(shopper),
  };
}

/** `cripto` comes with a gateway of its own, so the form names any. */
const CHECKOUT_METHOD: Readonly<Record<Payment, string>> = {
  pix: 'pix',
  pix_depois: 'pix',
  boleto: 'boleto',
  cartao: 'credit-card',
  na_entrega: 'cod',
  cripto: 'credit-card',
};

function toForm(person: Person, note: string): Partial<CheckoutForm> {
  const { document, address } = person;
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    phone: person.phone,
    company: document.kind === 'cnpj' ? document.company : '',
    document: document.kind === 'cnpj' ? document.cnpj : document.cpf,
    ...address,
    note,
  };
}

const UNCHECKED = { none: undefined, missing: { cpf: '' }, invalid: { cpf: '123.456.789-00' } };

function toExtras({ person, coupon, payment, documentFault }: Shopper): CheckoutExtras {
  const byPix = payment === 'pix' || payment === 'pix_depois';
  return {
    coupon: coupon === '' ? undefined : { code: coupon, percent: 10 },
    fee: byPix ? { name: 'Desconto Pix', percent: -5 } : undefined,
    document: UNCHECKED[documentFault],
    ie: person.document.kind === 'cnpj' ? person.document.ie : undefined,
    payment:
      payment === 'cripto' ? { id: 'cripto', title: 'Criptomoeda', first: 'paid' } : undefined,
  };
}
