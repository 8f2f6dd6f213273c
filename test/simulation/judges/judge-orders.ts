import { judgeOrders } from '../../../demo/proof/orders.ts';
import { STATUS } from '../../journeys/shop-world.builder.ts';
import { ACCOUNT } from '../world/shop.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';
import { eachStore } from './judged.ts';

/** P1 and P5: each importable order once, to the cent, or in the list for a person; nothing that no store has. */
export function judgeOrdersOnce(judged: Judged): readonly Breach[] {
  return eachStore(judged).flatMap(({ store, connection }) => {
    const erp = judged.world.bling
      .state(ACCOUNT)
      .orders.filter(({ lojaId }) => String(lojaId) === String(connection.channelId));
    const known = new Set(erp.map(({ numeroLoja }) => numeroLoja));
    const isWaiting = (id: number) => judged.pending.has(`order.push ${connection.id}/${id}`);
    const { faults } = judgeOrders(
      store.state().orders.map(({ id, status, totalCents, refundedCents }) => ({
        id,
        status,
        totalCents,
        refundedCents,
        impossible: !known.has(String(id)) && isWaiting(id),
      })),
      erp.map(({ id, numeroLoja, totalCents }) => ({ id, storeNumber: numeroLoja, totalCents })),
    );
    const isAboutMoney = (fault: string) => fault.endsWith('(centavos)');
    return [
      ...toBreaches(
        'P1',
        faults.filter((fault) => !isAboutMoney(fault)),
      ),
      ...toBreaches('P5', faults.filter(isAboutMoney)),
      ...toBreaches('P6', unfinished(judged, { store, connection })),
    ];
  });
}

/** Orders that ended in the store, and are open in Bling without anybody being asked. */
function unfinished(
  { world, pending }: Judged,
  { store, connection }: ReturnType<typeof eachStore>[number],
): readonly string[] {
  const erp = new Map(
    world.bling
      .state(ACCOUNT)
      .orders.filter(({ lojaId }) => String(lojaId) === String(connection.channelId))
      .map((order) => [order.numeroLoja, order]),
  );
  return store.state().orders.flatMap(({ id, status }) => {
    const there = erp.get(String(id));
    const isAsked = [...pending].some((key) => key.endsWith(` ${connection.id}/${id}`));
    if (!there || isAsked || status !== 'cancelled') return [];
    if (there.statusId === STATUS.cancelled) return [];
    return [`order ${id} is ${status} in the store and ${there.statusId} in Bling`];
  });
}
