import type { StoreSimulator } from '../../../src/simulator/store/simulator.ts';
import { STATUS } from '../../journeys/shop-world.builder.ts';
import type { Luck } from './luck.ts';
import { ACCOUNT } from './shop.ts';
import type { World } from './world.ts';

export interface Scene {
  readonly world: World;
  readonly luck: Luck;
  /** What was done, by name. */
  readonly done: Map<string, number>;
}

/** For longer than news may take. */
const LONGER_THAN_NEWS_MS = 50_000;
const BOOKINGS = 250;
const BOOKS_EVERY_MS = 200;

type Act = (scene: Scene) => boolean;

const DOCUMENTS = ['529.982.247-25', '111.444.777-35', '390.533.447-05'];
const PAYMENTS = ['credit-card', 'credit-card', 'pix', 'pix', 'cod', 'boleto'];

/** What people around the two systems do, and how often beside the others. `false`: there was nothing to do it to. */
const ACTS: readonly (readonly [name: string, weight: number, act: Act])[] = [
  ['buy', 40, buy],
  ['pay', 6, payLate],
  ['cancel in the store', 5, cancelInStore],
  ['complete in the store', 4, completeInStore],
  ['refund', 4, refundOne],
  ['type a quantity into the store', 4, typeIntoStore],
  ['sell at the counter', 8, sellAtCounter],
  ['reserve at the counter', 3, reserveAtCounter],
  ['set stock', 8, setStock],
  ['receive goods', 6, receiveGoods],
  ['new price', 4, changePrice],
  ['new name', 3, rename],
  ['fulfil in Bling', 6, fulfilInBling],
  ['cancel in Bling', 2, cancelInBling],
];

const DECK = ACTS.flatMap((act) => Array.from({ length: act[1] }, () => act));

/** Somebody does something. */
export function actOnce(scene: Scene): void {
  const [name, , act] = scene.luck.pick(DECK);
  if (act(scene)) scene.done.set(name, (scene.done.get(name) ?? 0) + 1);
}

function buy({ world, luck }: Scene): boolean {
  const lines = luck.chance(25) ? 2 : 1;
  const skus = new Set(Array.from({ length: lines }, () => luck.pick(world.shop.skus)));
  const person = luck.chance(40) ? { document: luck.pick(DOCUMENTS) } : {};
  const extras = luck.chance(20) ? { coupon: { code: 'BEMVINDO10', percent: 10 } } : {};
  return luck.pick(world.stores).control.buy({
    items: [...skus].map((sku) => ({ sku, quantity: luck.between(1, 3) })),
    payment: luck.pick(PAYMENTS),
    shippingId: luck.pick(['pac', 'sedex', 'retirada']),
    person,
    extras,
  }).ok;
}

function payLate(scene: Scene): boolean {
  return withOrder(
    scene,
    (status) => status === 'pending',
    (store, { id }) => {
      store.control.pay(id);
    },
  );
}

function cancelInStore(scene: Scene): boolean {
  return withOrder(scene, isOpen(scene, true), (store, { id }) => {
    store.control.changeStatus(id, 'cancelled');
  });
}

function completeInStore(scene: Scene): boolean {
  return withOrder(scene, isOpen(scene, false), (store, { id }) => {
    store.control.changeStatus(id, 'completed');
  });
}

function refundOne(scene: Scene): boolean {
  const isRefundable = (status: string, order: StoreOrder) =>
    status === 'processing' && order.refundedCents === 0;
  return withOrder(scene, isRefundable, (store, order) => {
    const sku = order.lines[0]?.sku ?? '';
    store.control.refund(order.id, { items: [{ sku, quantity: 1 }] });
  });
}

type StoreOrder = ReturnType<StoreSimulator['state']>['orders'][number];

/** Only orders that are open on both sides: what else may happen to them needs a person, by rule. */
function isOpen({ world }: Scene, orUnknown: boolean) {
  const inBling = new Map(erpOrders(world).map((order) => [order.numeroLoja, order.statusId]));
  return (status: string, { id }: StoreOrder): boolean => {
    const there = inBling.get(String(id));
    return status === 'processing' && (there === STATUS.open || (orUnknown && there === undefined));
  };
}

function withOrder(
  { world, luck }: Scene,
  fits: (status: string, order: StoreOrder) => boolean,
  act: (store: StoreSimulator, order: StoreOrder) => void,
): boolean {
  const store = luck.pick(world.stores);
  const found = store.state().orders.filter((order) => fits(order.status, order));
  if (found.length === 0) return false;
  act(store, luck.pick(found));
  return true;
}

function typeIntoStore({ world, luck }: Scene): boolean {
  luck.pick(world.stores).control.setStock(luck.pick(world.shop.skus), luck.between(0, 9));
  return true;
}

function sellAtCounter({ world, luck }: Scene): boolean {
  const items = [{ productId: idOf(world, luck.pick(world.shop.shelves)), quantity: 1 }];
  world.bling.operator.sell(ACCOUNT, { items, postStock: true });
  return true;
}

function reserveAtCounter({ world, luck }: Scene): boolean {
  const items = [{ productId: idOf(world, luck.pick(world.shop.shelves)), quantity: 1 }];
  world.bling.operator.sell(ACCOUNT, { items });
  return true;
}

function setStock({ world, luck }: Scene): boolean {
  const productId = idOf(world, luck.pick(world.shop.shelves));
  world.bling.operator.moveStock(ACCOUNT, { productId, quantity: luck.between(0, 20) });
  return true;
}

/** Somebody counts and books one SKU without end, while somebody else wants many of it. */
export function takeStock({ world, luck }: Scene): void {
  const sku = luck.pick(world.shop.shelves);
  const productId = idOf(world, sku);
  const book = (quantity: number) =>
    world.bling.operator.moveStock(ACCOUNT, { productId, quantity });
  book(9);
  void (async () => {
    await world.time.sleep(LONGER_THAN_NEWS_MS);
    for (let booked = 0; booked < BOOKINGS; booked += 1) {
      book(booked % 2);
      await world.time.sleep(BOOKS_EVERY_MS);
    }
    for (const store of world.stores)
      store.control.buy({ items: [{ sku, quantity: 3 }], payment: 'credit-card' });
    for (let booked = 0; booked < 10; booked += 1) {
      book(booked % 2);
      await world.time.sleep(BOOKS_EVERY_MS);
    }
  })();
}

function receiveGoods({ world, luck }: Scene): boolean {
  const productId = idOf(world, luck.pick(world.shop.shelves));
  const quantity = luck.between(3, 12);
  world.bling.operator.moveStock(ACCOUNT, { productId, operation: 'E', quantity });
  return true;
}

function changePrice({ world, luck }: Scene): boolean {
  const productId = idOf(world, luck.pick(world.shop.skus));
  world.bling.operator.setPrice(ACCOUNT, productId, luck.between(500, 20_000) / 100);
  return true;
}

function rename({ world, luck }: Scene): boolean {
  const sku = luck.pick(world.shop.shelves.filter((one) => !one.startsWith('CAM-')));
  const nome = `${sku} edição ${luck.between(1, 99)} & nova`;
  world.bling.operator.changeProduct(ACCOUNT, idOf(world, sku), { nome });
  return true;
}

function fulfilInBling(scene: Scene): boolean {
  return changeErpOrder(scene, STATUS.fulfilled);
}

/** Of orders that nobody has paid: what was paid and is cancelled waits for a person, by rule. */
function cancelInBling(scene: Scene): boolean {
  return changeErpOrder(scene, STATUS.cancelled);
}

function changeErpOrder({ world, luck }: Scene, statusId: number): boolean {
  const open = erpOrders(world).filter((one) => one.statusId === STATUS.open && one.lojaId > 0);
  if (open.length === 0) return false;
  world.bling.operator.setStatus(ACCOUNT, luck.pick(open).id, statusId);
  return true;
}

function erpOrders(world: World) {
  return world.bling.state(ACCOUNT).orders;
}

function idOf(world: World, codigo: string): number {
  const found = world.bling.state(ACCOUNT).products.find((one) => one.codigo === codigo);
  if (!found) throw new RangeError(`Bling has no product ${codigo}`);
  return found.id;
}
