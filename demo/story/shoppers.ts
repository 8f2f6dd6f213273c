import type { Random } from '../../src/kernel/random.ts';
import type { Person } from '../people.ts';
import { LEGAL_PERSONS, NATURAL_PERSONS } from '../people.ts';
import type { Roles } from '../shop/roles.ts';
import { shuffled } from '../shop/roles.ts';
import { STORE_ONLY_SKU } from '../shop/store-before.ts';
import type { Basket, Payment, Shopper } from './shopper.ts';

/** Spread over this many milliseconds; the rivals come together, in the middle. */
export const SHOPPING_MS = 70_000;
export const RIVALS_MS = 30_000;
/** From here on a correct sync has told the store what was sold elsewhere. */
export const TOO_LATE_MS = 62_000;
export const COUPON = 'BEMVINDO10';

const NOTES = [
  '',
  '',
  '',
  'Deixar na portaria, por favor.',
  'É presente: sem nota à vista & com laço!',
  'Interfone quebrado — ligar.',
];

/** Forty buyers. The same seed gives the same forty. */
export function planShoppers(roles: Roles, random: Random): Shopper[] {
  const persons = castPersons(random);
  const filler = (): Basket =>
    shuffled(roles.plenty, random)
      .slice(0, 1 + random.integer(2))
      .map((sku) => ({ sku, quantity: 1 + random.integer(3) }));
  const drafts = [
    ...rivals(roles, filler),
    ...roles.scarce.map(({ sku, units }) => takesAll(sku, units, filler())),
    ...tooLate(roles, filler),
    ...kitBuyers(),
    ...impossible(filler),
  ];
  const ordinary = ORDINARY.slice(0, 40 - drafts.length).map((special) => ({
    ...ordinaryOne(filler()),
    ...special,
  }));
  const payments = shuffled(PAYMENTS, random);
  return [...drafts, ...ordinary].map((draft, at) => ({
    place: at + 1,
    person: nth(persons, at),
    documentFault: 'none',
    instead: undefined,
    coupon: draft.part !== 'impossible' && at % 6 === 0 ? COUPON : '',
    payment: nth(payments, at),
    shipping: pick(['pac', 'pac', 'sedex', 'retirada'] as const, random),
    note: pick(NOTES, random),
    atMs: random.integer(SHOPPING_MS - 15_000),
    afterwards: { do: 'nothing' },
    ...draft,
  }));
}

type Draft = Pick<Shopper, 'part' | 'basket'> & Partial<Shopper>;

function rivals({ lastUnit }: Roles, filler: () => Basket): Draft[] {
  return Array.from({ length: 5 }, (_, at) => ({
    part: 'rival',
    basket: [{ sku: lastUnit, quantity: 1 }],
    instead: at < 3 ? filler() : undefined,
    payment: 'cartao',
    coupon: '',
    atMs: RIVALS_MS,
  }));
}

function takesAll(sku: string, units: number, more: Basket): Draft {
  return { part: 'takes_all', basket: [{ sku, quantity: units }, ...more.slice(0, 1)] };
}

function tooLate(roles: Roles, filler: () => Basket): Draft[] {
  const gone = [roles.soldAtCounter[0], roles.soldAtCounter[1], roles.scarce[0]];
  return gone.flatMap((few, at) =>
    few
      ? [
          {
            part: 'too_late' as const,
            basket: [{ sku: few.sku, quantity: 1 }],
            instead: filler(),
            atMs: TOO_LATE_MS + at * 1_500,
          },
        ]
      : [],
  );
}

function kitBuyers(): Draft[] {
  const kits = [
    { sku: 'KIT-CAFEMANHA', quantity: 1 },
    { sku: 'KIT-COADOR', quantity: 2 },
    { sku: 'KIT-CESTANATAL', quantity: 1 },
  ];
  return kits.map((line) => ({ part: 'ordinary', basket: [line] }));
}

/** Orders that must end in the list for a person, and nowhere else. */
function impossible(filler: () => Basket): Draft[] {
  return [
    {
      part: 'impossible',
      basket: filler(),
      documentFault: 'invalid',
      payment: 'cartao',
      person: nth(NATURAL_PERSONS, 38),
    },
    {
      part: 'impossible',
      basket: filler(),
      documentFault: 'missing',
      payment: 'pix',
      person: nth(NATURAL_PERSONS, 39),
    },
    { part: 'impossible', basket: filler(), payment: 'cripto' },
    {
      part: 'impossible',
      basket: [{ sku: STORE_ONLY_SKU, quantity: 1 }, ...filler()],
      payment: 'cartao',
    },
  ];
}

function ordinaryOne(basket: Basket): Draft {
  return { part: 'ordinary', basket };
}

const ORDINARY: readonly Partial<Shopper>[] = [
  { payment: 'pix_depois', atMs: 6_000 },
  { payment: 'pix_depois', atMs: 14_000 },
  { payment: 'pix_depois', atMs: 20_000, afterwards: { do: 'cancel', afterMs: 8_000 } },
  { payment: 'boleto', atMs: 3_000, afterwards: { do: 'cancel', afterMs: 45_000 } },
  { payment: 'boleto', atMs: 9_000, afterwards: { do: 'cancel', afterMs: 45_000 } },
  { payment: 'cartao', atMs: 5_000, afterwards: { do: 'refund_one', afterMs: 50_000 } },
  { payment: 'na_entrega' },
  { payment: 'boleto' },
  { payment: 'pix' },
  { payment: 'cartao' },
  { payment: 'pix' },
  { payment: 'na_entrega' },
];

const PAYMENTS: readonly Payment[] = [
  ...Array.from({ length: 6 }, () => 'cartao' as const),
  ...Array.from({ length: 6 }, () => 'pix' as const),
  'boleto',
  'boleto',
  'na_entrega',
];

/** Companies and persons mixed; the last one bought here before, and so did the one before. */
function castPersons(random: Random): Person[] {
  const cast = shuffled([...NATURAL_PERSONS.slice(0, 34), ...LEGAL_PERSONS], random);
  return [...cast, ...cast.slice(0, 2)];
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return nth(items, random.integer(items.length));
}

function nth<Item>(items: readonly Item[], at: number): Item {
  const found = items[at % items.length];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}
