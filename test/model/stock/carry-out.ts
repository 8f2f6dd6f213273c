import { STATUS } from './goods.ts';
import type { ModelBling, ModelOrder } from './model-bling.ts';
import type { ModelSale } from './model-order.ts';
import type { ModelStore } from './model-store.ts';
import type { Act, Past } from './past.ts';
import type { Program } from './program.ts';

/** Whom an act may meet. */
export interface ModelWorld {
  readonly past: Past;
  readonly bling: ModelBling;
  readonly stores: readonly ModelStore[];
  readonly program: Pick<Program, 'dieAfter'>;
  readonly erpOrderOf: (store: ModelStore, sale: ModelSale) => ModelOrder | undefined;
  readonly sweep: () => Promise<void>;
}

/** Lets somebody do it; what cannot be done now does not happen. */
export async function carryOut(world: ModelWorld, act: Act): Promise<void> {
  const { stores, program, bling } = world;
  switch (act.do) {
    case 'buy':
      return stores[act.store]?.buy(act.product, act.units, act.isPaid);
    case 'receive':
    case 'lose':
    case 'counter':
      return moveGoods(world, act);
    case 'reserve':
      return bling.reserve(act.product, act.units);
    case 'sweep':
      return world.sweep();
    case 'die':
      return program.dieAfter(act.commits, act.downMs);
    case 'lose_answer':
      return stores[act.store]?.loseAnswer();
    default:
      return changeSale(world, act);
  }
}

type OfGoods = Extract<Act, { do: 'receive' | 'lose' | 'counter' }>;
type OfSale = Extract<Act, { sale: number }>;

/** Goods come and go where they are counted. */
function moveGoods(world: ModelWorld, act: OfGoods): void {
  const change = act.do === 'receive' ? act.units : -act.units;
  const [master] = world.stores;
  if (!world.past.hasMaster || !master) return world.bling.move(act.product, change);
  // Nobody can tell a loss from a person who lowers the number for what another store sold.
  if (change < 0 && hasSoldElsewhere(world)) return;
  master.receive(act.product, change);
}

function changeSale(world: ModelWorld, act: OfSale): void {
  const all = world.stores.flatMap((store) => store.sales.map((sale) => ({ store, sale })));
  const inTime = all.toSorted((one, other) => one.sale.createdAt - other.sale.createdAt);
  const found = inTime[act.sale % inTime.length];
  if (!found) return;
  const { store, sale } = found;
  switch (act.do) {
    case 'refund':
      return store.refund(sale, act.units, act.restocks);
    case 'pay':
      return store.setStatus(sale, 'processing', 'pending');
    case 'cancel':
      return store.setStatus(sale, 'cancelled');
    case 'complete':
      return mayPost(world, store) ? store.setStatus(sale, 'completed', 'processing') : undefined;
    case 'put_aside':
      return store.setStatus(sale, 'separado', 'processing');
    case 'erp_status':
      return changeInErp(world, { store, sale }, act.status);
  }
}

function changeInErp(
  world: ModelWorld,
  { store, sale }: { readonly store: ModelStore; readonly sale: ModelSale },
  status: keyof typeof STATUS,
): void {
  const order = world.erpOrderOf(store, sale);
  if (!order || (status === 'fulfilled' && !mayPost(world, store))) return;
  // What nobody saw by its status is never proven: the API shows neither postings nor their end.
  const isHidden = !order.isSeen && order.statusId !== STATUS.open;
  if (!isHidden) world.bling.setStatus(order, STATUS[status]);
}

function mayPost({ past, stores }: ModelWorld, store: ModelStore): boolean {
  const [master] = stores;
  return !past.hasMaster || store === master || !master?.hasLost();
}

function hasSoldElsewhere({ stores, erpOrderOf }: ModelWorld): boolean {
  const [, ...others] = stores;
  return others.some((store) =>
    store.sales.some((sale) => sale.status === 'completed' || erpOrderOf(store, sale)?.isPosted),
  );
}
