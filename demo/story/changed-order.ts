import { setTimeout as wait } from 'node:timers/promises';

import type { BlingSandbox } from '../sandboxes/bling.ts';
import type { StoreSandbox } from '../sandboxes/store.ts';
import { CHANNELS } from '../shop/account.ts';
import type { Teller } from '../teller.ts';
import type { Visit } from './visit.ts';

interface Place {
  readonly bling: BlingSandbox;
  readonly store: StoreSandbox;
  readonly teller: Teller;
}

const LOOK_MS = 500;
const PATIENCE_MS = 60_000;
const AUTHORISED = [5, 6];

/** The order of a buyer who has not paid the boleto yet; a person still changes it. */
export function changedVisit(visits: readonly Visit[], taken: ReadonlySet<number>): Visit {
  const found = visits.find(
    ({ shopper, orderId }) =>
      orderId !== undefined &&
      shopper.payment === 'boleto' &&
      shopper.part !== 'impossible' &&
      shopper.afterwards.do === 'nothing' &&
      !taken.has(shopper.place),
  );
  if (!found) throw new RangeError('nobody in this run waits with a boleto');
  return found;
}

/**
 * One order is edited in the store, then paid and invoiced, then partly refunded: the first is carried out by
 * itself, the last needs a person, for an authorised note stands.
 */
export async function changeOrder({ orderId = 0 }: Visit, place: Place): Promise<void> {
  const { bling, store, teller } = place;
  const orderOf = async () => (await store.state()).orders.find(({ id }) => id === orderId);
  const erpOf = async () =>
    (await bling.state()).orders.find(
      ({ lojaId, numeroLoja }) => lojaId === CHANNELS.store && numeroLoja === String(orderId),
    );
  const line = (await orderOf())?.lines[0];
  if (!line?.sku) throw new RangeError(`order ${orderId} has no line with a SKU`);

  const quantity = line.quantity + 1;
  const totalCents = Math.round((line.totalCents / line.quantity) * quantity);
  await store.edit(orderId, [{ sku: line.sku, quantity, totalCents, subtotalCents: totalCents }]);
  teller.say(`◇ Loja: pedido ${orderId}: a compradora leva mais um ${line.sku}`);
  await until(async () => (await erpOf())?.totalCents === (await orderOf())?.totalCents);
  teller.say('  o Bling tem o pedido como está agora');

  await store.pay(orderId);
  teller.say(`◇ Loja: pedido ${orderId}: boleto pago`);
  await until(async () => {
    const erp = await erpOf();
    const { notes } = await bling.state();
    return notes.some(
      ({ orderId: of, situacao }) => of === erp?.id && AUTHORISED.includes(situacao),
    );
  });
  teller.say('  a nota está autorizada');

  await store.refund(orderId, [{ sku: line.sku, quantity: 1 }]);
  teller.say(`◇ Loja: pedido ${orderId}: um ${line.sku} devolvido em dinheiro`);
}

/** What does not come in time is seen by the judges. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end && !(await holds())) await wait(LOOK_MS);
}
