import { setTimeout as wait } from 'node:timers/promises';

import { LEGAL_PERSONS, NATURAL_PERSONS } from '../demo/people.ts';
import { STATUSES } from '../demo/shop/account.ts';
import type { Payment, Shopper } from '../demo/story/shopper.ts';
import { visit } from '../demo/story/visit.ts';
import type { Random } from '../src/kernel/random.ts';
import { seededRandom } from '../src/kernel/random.ts';
import type { Venue, VenueShop } from './outside.ts';

/** People in the stores and at the screens of Bling, until they are sent home. */
export interface Traffic {
  /** One more buyer in each store, now. */
  buyEverywhere(): Promise<void>;
  /** Resolves once the last has paid, or given up. */
  sendHome(): Promise<void>;
  /** Store orders placed so far. */
  readonly placed: () => number;
}

export interface TrafficOptions {
  readonly venues: readonly Venue[];
  readonly seed: number;
  /** Between two buyers in a store, on average; an operator acts half as often. */
  readonly everyMs: number;
}

const PERSONS = [...NATURAL_PERSONS.slice(0, 34), ...LEGAL_PERSONS];
const PAYMENTS: readonly Payment[] = ['cartao', 'cartao', 'pix', 'pix', 'boleto', 'na_entrega'];
/** Of those who pay by boleto, the third that gives up does so after this. */
const GIVE_UP_MS = 9_000;

export function openTraffic({ venues, seed, everyMs }: TrafficOptions): Traffic {
  const closing = new AbortController();
  const guests: Promise<unknown>[] = [];
  let placed = 0;
  let place = 0;

  async function shop(shopper: Shopper, { store }: VenueShop): Promise<void> {
    await visit(shopper, store, ({ orderId }) => void (placed += Number(orderId !== undefined)));
  }

  const castings = venues.flatMap(({ merchant, shops }, at) =>
    shops.map((one, inside) => {
      const random = seededRandom(seed * 1_000 + at * 10 + inside);
      return { one, next: () => castShopper((place += 1), merchant.skus, random), random };
    }),
  );

  const pause = async (random: Random, meanMs: number) => {
    await Promise.allSettled([
      wait(meanMs / 2 + random.integer(meanMs), undefined, { signal: closing.signal }),
    ]);
    return !closing.signal.aborted;
  };
  const streams = castings.map(async ({ one, next, random }) => {
    while (await pause(random, everyMs)) guests.push(shop(next(), one));
  });
  const operators = venues.map(async (venue, at) => {
    const random = seededRandom(seed * 1_000 + 900 + at);
    while (await pause(random, everyMs * 2)) await operate(venue, random);
  });

  return {
    placed: () => placed,
    async buyEverywhere() {
      await Promise.all(
        castings.map(({ one, next }) => shop({ ...next(), payment: 'cartao' }, one)),
      );
    },
    async sendHome() {
      closing.abort();
      await Promise.all([...streams, ...operators]);
      await Promise.all(guests);
    },
  };
}

function castShopper(place: number, skus: readonly string[], random: Random): Shopper {
  const pick = <Item>(items: readonly Item[]): Item => {
    const found = items[random.integer(items.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  };
  const payment = pick(PAYMENTS);
  const givesUp = payment === 'boleto' && random.integer(3) === 0;
  const lines = new Set([pick(skus), pick(skus)]);
  return {
    place,
    part: 'ordinary',
    person: pick(PERSONS),
    documentFault: 'none',
    basket: [...lines].map((sku) => ({ sku, quantity: 1 + random.integer(2) })),
    instead: undefined,
    coupon: '',
    payment,
    shipping: pick(['pac', 'sedex', 'retirada'] as const),
    note: '',
    atMs: 0,
    afterwards: givesUp ? { do: 'cancel', afterMs: GIVE_UP_MS } : { do: 'nothing' },
  };
}

/** Goods come in, break or get a new price; an order that was paid goes out. */
async function operate({ merchant, bling }: Venue, random: Random): Promise<void> {
  const { products, orders } = await bling.state();
  const sku = merchant.skus[random.integer(merchant.skus.length)];
  const productId = products.find(({ codigo }) => codigo === sku)?.id ?? 0;
  const ready = orders.find(({ statusId }) => statusId === STATUSES.inProgress);
  const dice = random.integer(4);
  if (dice === 0 && ready)
    await bling.operate({ do: 'setStatus', orderId: ready.id, statusId: STATUSES.fulfilled });
  else if (dice === 1)
    await bling.operate({ do: 'moveStock', productId, operation: 'S', quantity: 1 });
  else if (dice === 2)
    await bling.operate({
      do: 'setPrice',
      productId,
      preco: (1_000 + random.integer(9_000)) / 100,
    });
  else
    await bling.operate({
      do: 'moveStock',
      productId,
      operation: 'E',
      quantity: 1 + random.integer(5),
    });
}
