import { seededRandom, type Random } from '../../src/kernel/random.ts';
import { STATUS } from './shop-world.builder.ts';
import type { StockShop } from './stock-shop.builder.ts';

const SKUS = ['CAN-1', 'CAN-1', 'CAM-P', 'CAM-M', 'KIT-2'] as const;
const PAYMENTS = ['credit-card', 'credit-card', 'pix', 'cod', 'boleto'] as const;
const LONGEST_PAUSE_MS = 25_000;

type Act = (shop: StockShop, random: Random) => void;

/** What people around the two systems do, weighted by how often they do it. */
const ACTS: readonly Act[] = [buy, buy, buy, buy, sellAtCounter, reserveAtCounter, setStock].concat(
  [cancelInStore, completeInStore, refundOne, fulfilInBling, typeIntoStore],
);

/** Lets people do things at random for so long; the same seed does the same. */
export async function beBusy(shop: StockShop, seed: number, forMs: number): Promise<void> {
  const random = seededRandom(seed);
  const until = shop.clock.now() + forMs;
  while (shop.clock.now() < until) {
    pick(random, ACTS)(shop, random);
    await shop.run(shop.clock.sleep(random.integer(LONGEST_PAUSE_MS)));
  }
}

function buy(shop: StockShop, random: Random): void {
  const items = [{ sku: pick(random, SKUS), quantity: 1 + random.integer(3) }];
  // The checkout refuses what the store does not show: that is its right.
  pick(random, shop.stores).control.buy({ items, payment: pick(random, PAYMENTS) });
}

function sellAtCounter(shop: StockShop, random: Random): void {
  const items = [{ productId: shop.productId(pick(random, ['CAN-1', 'CAM-P'])), quantity: 1 }];
  shop.bling.operator.sell('azul', { items, postStock: true });
}

function reserveAtCounter(shop: StockShop, random: Random): void {
  const items = [{ productId: shop.productId(pick(random, ['CAN-1', 'CAM-P'])), quantity: 1 }];
  shop.bling.operator.sell('azul', { items });
}

function setStock(shop: StockShop, random: Random): void {
  shop.setStock(pick(random, ['CAN-1', 'CAM-P', 'CAM-M']), random.integer(20));
}

function typeIntoStore(shop: StockShop, random: Random): void {
  pick(random, shop.stores).control.setStock(pick(random, ['CAN-1', 'KIT-2']), random.integer(9));
}

function cancelInStore(shop: StockShop, random: Random): void {
  changeStoreOrder(shop, random, 'cancelled');
}

function completeInStore(shop: StockShop, random: Random): void {
  changeStoreOrder(shop, random, 'completed');
}

/** Only orders that are open on both sides: the others need a person, which is tested elsewhere. */
function changeStoreOrder(shop: StockShop, random: Random, status: string): void {
  const store = pick(random, shop.stores);
  const inBling = new Map(shop.orders().map((order) => [order.numeroLoja, order.statusId]));
  const open = store.state().orders.filter(({ id, status: now }) => {
    const there = inBling.get(String(id));
    const mayChange = there === STATUS.open || (there === undefined && status === 'cancelled');
    return now === 'processing' && mayChange;
  });
  if (open.length > 0) store.control.changeStatus(pick(random, open).id, status);
}

function refundOne(shop: StockShop, random: Random): void {
  const store = pick(random, shop.stores);
  const open = store
    .state()
    .orders.filter(({ status, refundedCents }) => status === 'processing' && refundedCents === 0);
  if (open.length === 0) return;
  const order = pick(random, open);
  const sku = order.lines[0]?.sku ?? '';
  store.control.refund(order.id, { items: [{ sku, quantity: 1 }] });
}

function fulfilInBling(shop: StockShop, random: Random): void {
  const open = shop
    .orders()
    .filter(({ statusId, lojaId }) => statusId === STATUS.open && lojaId > 0);
  if (open.length > 0)
    shop.bling.operator.setStatus('azul', pick(random, open).id, STATUS.fulfilled);
}

function pick<Choice>(random: Random, choices: readonly Choice[]): Choice {
  const choice = choices[random.integer(choices.length)];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
}
