import type { Random } from '../../../kernel/random.ts';
import type { Shop } from '../shop.ts';
import type { CheckoutForm } from './checkout-form.ts';
import { inventCpf } from './document.ts';
import type { CheckoutExtras } from './extras.ts';
import type { CartItem, CheckoutResult, Purchase } from './place-order.ts';
import { placeOrder } from './place-order.ts';

/** One wanted thing, by SKU or by id (of the variation, not of its parent). */
export interface WantedItem {
  readonly sku?: string | undefined;
  readonly productId?: number | undefined;
  readonly quantity: number;
}

/** What a simulated buyer wants; whatever of the person is not given is invented. */
export interface ShopperWish {
  readonly items: readonly WantedItem[];
  /** `store-api` is the block checkout: an order without any document (guide 6). */
  readonly via?: Purchase['via'];
  readonly payment?: string | undefined;
  readonly shippingId?: string | undefined;
  readonly person?: Partial<CheckoutForm> | undefined;
  readonly extras?: CheckoutExtras | undefined;
}

/** Buys through the same checkout as a person at the pages. */
export function sendShopper(shop: Shop, wish: ShopperWish): CheckoutResult {
  return placeOrder(shop, {
    via: wish.via,
    items: wish.items.map((item) => toCartItem(shop, item)),
    form: {
      ...inventPerson(shop.random),
      shippingId: wish.shippingId ?? 'pac',
      payment: wish.payment ?? 'pix',
      ...wish.person,
    },
    customerIp: '127.0.0.1',
    userAgent: 'Mozilla/5.0 (simulated shopper)',
    extras: wish.extras,
  });
}

/** An unknown SKU becomes id 0, which the checkout refuses as gone. */
function toCartItem(shop: Shop, item: WantedItem): CartItem {
  const bySku = [...shop.products.values()].find(
    (product) => item.sku !== undefined && product.sku === item.sku,
  );
  return { productId: item.productId ?? bySku?.id ?? 0, quantity: item.quantity };
}

const FIRST = [
  'Ana',
  'Bruno',
  'Carla',
  'Diego',
  'Eliane',
  'Fábio',
  'Graça',
  'Hugo',
  'Inês',
  'João',
];
const LAST = [
  'Almeida',
  'Barbosa',
  'Conceição',
  'Duarte',
  'Esteves',
  'Ferreira',
  'Gonçalves',
  'Lima',
];
const PLACES = [
  ['Praça da Sé', 'Sé', 'São Paulo', 'SP', '01001-000'],
  ['Avenida Atlântica', 'Copacabana', 'Rio de Janeiro', 'RJ', '22010-000'],
  ['Rua da Bahia', 'Lourdes', 'Belo Horizonte', 'MG', '30160-011'],
  ['Rua XV de Novembro', 'Centro', 'Curitiba', 'PR', '80020-310'],
] as const;

function inventPerson(random: Random): Omit<CheckoutForm, 'shippingId' | 'payment'> {
  const firstName = pick(random, FIRST);
  const lastName = pick(random, LAST);
  const [street, neighborhood, city, state, postcode] = pick(random, PLACES);
  const cpf = inventCpf(random);
  const login = `${firstName}.${lastName}`
    .normalize('NFD')
    .replaceAll(/[^\w.]/g, '')
    .toLowerCase();
  return {
    firstName,
    lastName,
    company: '',
    document: cpf,
    email: `${login}.${cpf.slice(0, 5)}@example.com`,
    phone: `(11) 9${cpf.slice(0, 4)}-${cpf.slice(4, 8)}`,
    postcode,
    street,
    number: String(1 + random.integer(2000)),
    complement: '',
    neighborhood,
    city,
    state,
    note: '',
  };
}

function pick<Choice>(random: Random, choices: readonly Choice[]): Choice {
  const choice = choices[random.integer(choices.length)];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
}
