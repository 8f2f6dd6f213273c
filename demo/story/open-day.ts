import { setTimeout as wait } from 'node:timers/promises';

import type { BlingSandbox } from '../sandboxes/bling.ts';
import type { StoreSandbox } from '../sandboxes/store.ts';
import { CHANNELS } from '../shop/account.ts';
import type { Teller } from '../teller.ts';
import type { Move, OrderMove } from './operator.ts';
import type { Shopper } from './shopper.ts';
import type { Visit } from './visit.ts';
import { visit } from './visit.ts';

export interface Day {
  readonly shoppers: readonly Shopper[];
  readonly moves: readonly Move[];
  readonly orderMoves: readonly OrderMove[];
}

interface Place {
  readonly bling: BlingSandbox;
  readonly store: StoreSandbox;
  readonly teller: Teller;
}

/** Between two changes of one order's status, and between two looks for it. */
const ORDER_PACE_MS = 4_000;
const LOOK_MS = 1_000;
const ORDER_PATIENCE_MS = 120_000;

/** Opens the doors: buyers and operator at once, each in their own time. Ends when the last has left. */
export async function openDay(day: Day, place: Place): Promise<readonly Visit[]> {
  const { bling, store, teller } = place;
  const { products } = await bling.state();
  const idBySku = new Map(products.map(({ codigo, id }) => [codigo, id]));
  const idOf = (sku: string) => idBySku.get(sku) ?? 0;

  const visits: Visit[] = [];
  const shopping = day.shoppers.map(async (shopper) => {
    await wait(shopper.atMs);
    const result = await visit(shopper, store, (seen) => {
      visits.push(seen);
      teller.say(tellVisit(seen));
    });
    return result;
  });
  const operating = day.moves.map(async ({ atMs, says, act }) => {
    await wait(atMs);
    await bling.operate(act(idOf));
    teller.say(`◆ Bling: ${says}`);
  });
  const processing = day.orderMoves.map((move) => moveOrder(move, visits, place));
  await Promise.all([...operating, ...processing]);
  return Promise.all(shopping);
}

function tellVisit({ shopper, orderId, refusals }: Visit): string {
  const { firstName, lastName } = shopper.person;
  const name = `${String(shopper.place).padStart(2)} ${firstName} ${lastName}`;
  const refused = refusals.length > 0 ? ` (antes: ${refusals[0]})` : '';
  return orderId === undefined
    ? `○ ${name} saiu sem comprar: ${refusals.join(' ')}`
    : `● ${name}: pedido ${orderId}, ${shopper.payment}${refused}`;
}

/** Waits until the order of this shopper is in the ERP, and moves it on. */
async function moveOrder(
  { place, says, statusIds, trackingCode }: OrderMove,
  visits: readonly Visit[],
  { bling, teller }: Place,
): Promise<void> {
  const erpOrderId = await findOrder(place, visits, bling);
  if (erpOrderId === undefined) {
    teller.say(`◆ Bling: o pedido do comprador ${place} não apareceu`);
    return;
  }
  if (trackingCode)
    await bling.operate({
      do: 'setTracking',
      orderId: erpOrderId,
      codigo: trackingCode,
      servico: 'PAC',
    });
  for (const statusId of statusIds) {
    await wait(ORDER_PACE_MS);
    await bling.operate({ do: 'setStatus', orderId: erpOrderId, statusId });
  }
  teller.say(`◆ Bling: pedido do comprador ${place} ${says}`);
}

async function findOrder(
  place: number,
  visits: readonly Visit[],
  bling: BlingSandbox,
): Promise<number | undefined> {
  const until = performance.now() + ORDER_PATIENCE_MS;
  while (performance.now() < until) {
    await wait(LOOK_MS);
    const orderId = visits.find(({ shopper }) => shopper.place === place)?.orderId;
    if (orderId === undefined) continue;
    const { orders } = await bling.state();
    const found = orders.find(
      ({ numeroLoja, lojaId }) => lojaId === CHANNELS.store && numeroLoja === String(orderId),
    );
    if (found) return found.id;
  }
  return undefined;
}
