import { judgeOrders } from '../../../demo/proof/orders.ts';
import { verifyChains } from '../../../src/audit/verify-chains.ts';
import type { StoreConnection } from '../../../src/connections/store.repository.ts';
import { createStockJudge } from '../../journeys/stock-judge.builder.ts';
import type { Peace } from '../run-seed.ts';
import type { Lives } from '../world/lives.ts';
import { ACCOUNT } from '../world/shop.ts';
import type { Spells } from '../world/spells.ts';
import type { Connected, World } from '../world/world.ts';
import type { Breach } from './breach.ts';

export interface Judged {
  readonly world: World;
  readonly lives: Lives;
  readonly connected: Connected;
  readonly spells: Spells;
  readonly peace: Peace;
}

/** The promises, judged by what the simulators say of themselves. */
export async function judgeAll(judged: Judged): Promise<Breach[]> {
  const { world, peace } = judged;
  const breaches: Breach[] = [];
  const add = (promise: Breach['promise'], lines: readonly string[]) =>
    breaches.push(...lines.map((evidence) => ({ promise, evidence })));

  const pending = await peace.database.db
    .selectFrom('pending_work')
    .selectAll()
    .where('state', '=', 'needs_person')
    .execute();
  const waiting = new Set(pending.map(({ kind, item_key }) => `${kind} ${item_key}`));
  for (const [place, store] of world.stores.entries()) {
    const connection = judged.connected.stores[place];
    if (connection) add('P1', orderFaults(store.state().orders, world, { connection, waiting }));
  }
  const judge = createStockJudge({
    bling: world.bling,
    stores: world.stores,
    account: ACCOUNT,
    kits: world.shop.kits,
  });
  add('P2', judge.differences());
  add('P3', peace.lateWrites);
  const most = world.bling.log.maxInOneSecond(ACCOUNT);
  if (most > 3) add('P7', [`${most} calls within one second`]);
  const { vault, headFile } = judged.lives.serving?.app ?? {};
  if (vault)
    for await (const report of verifyChains({ db: peace.database.db, vault, headFile }))
      if (!report.ok) add('P9', [`audit chain ${report.chain} breaks at ${report.brokenAt}`]);
  add('DEFECT', world.log.errors);
  if (breaches.length > 0)
    add('DEFECT', [
      `pending: ${pending.map((p) => `${p.kind} ${p.item_key} ${p.cause}`).join('; ')}`,
    ]);
  return breaches;
}

function orderFaults(
  orders: ReturnType<World['stores'][number]['state']>['orders'],
  world: World,
  { connection, waiting }: { connection: StoreConnection; waiting: ReadonlySet<string> },
): readonly string[] {
  const erp = world.bling
    .state(ACCOUNT)
    .orders.filter(({ lojaId }) => String(lojaId) === String(connection.channelId));
  const verdict = judgeOrders(
    orders.map((order) => ({
      id: order.id,
      status: order.status,
      totalCents: order.totalCents,
      impossible: waiting.has(`order.push ${connection.id}/${order.id}`),
    })),
    erp.map(({ id, numeroLoja, totalCents }) => ({ id, storeNumber: numeroLoja, totalCents })),
  );
  return verdict.faults;
}
