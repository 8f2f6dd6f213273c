import { verifyChains } from '../../../src/audit/verify-chains.ts';
import { blingEventIdOf } from '../world/network.ts';
import { SECRETS } from '../world/world.ts';
import type { Breach } from './breach.ts';
import { toBreaches } from './breach.ts';
import type { Judged } from './judged.ts';
import { eachStore } from './judged.ts';

/** P9: what was acknowledged is in the inbox, and the audit is whole. P8: nothing secret in the log. */
export async function judgeBooks(judged: Judged): Promise<readonly Breach[]> {
  const { world, lives, peace } = judged;
  const { app } = lives.serving ?? {};
  const broken: string[] = [];
  if (app)
    for await (const report of verifyChains({ db: peace.database.db, ...app }))
      if (!report.ok) broken.push(`audit chain ${report.chain} breaks at line ${report.brokenAt}`);
  return [
    ...toBreaches('P9', [...broken, ...(await lostEvents(judged))]),
    ...toBreaches('P6', await unaccounted(judged)),
    ...toBreaches('P8', leaks(world.log.lines)),
    ...toBreaches('DEFECT', world.log.errors.slice(0, 3)),
  ];
}

async function lostEvents({ world, peace }: Judged): Promise<readonly string[]> {
  const kept = await peace.database.db.selectFrom('inbox_event').select('event_id').execute();
  const ids = new Set(kept.map(({ event_id }) => event_id));
  return world.network.acknowledged
    .flatMap(({ path, body }) => blingEventIdOf(path, body) ?? [])
    .filter((id) => !ids.has(id))
    .map((id) => `event ${id} was acknowledged and is not in the inbox`);
}

/** Every order of a store is known to us: imported, skipped with a reason, or waiting for a person. */
async function unaccounted(judged: Judged): Promise<readonly string[]> {
  const rows = await judged.peace.database.db
    .selectFrom('store_order as o')
    .leftJoin('order_sync as s', (join) =>
      join.onRef('s.store_id', '=', 'o.store_id').onRef('s.order_id', '=', 'o.id'),
    )
    .select(['o.store_id', 'o.id', 's.step', 's.reason'])
    .execute();
  const byKey = new Map(rows.map((row) => [`${row.store_id}/${row.id}`, row]));
  return eachStore(judged).flatMap(({ store, connection }) =>
    store.state().orders.flatMap(({ id, status }) => {
      const key = `${connection.id}/${id}`;
      const row = byKey.get(key);
      if (!row) return [`order ${id} (${status}) of the store is unknown to us`];
      const isAsked = judged.pending.has(`order.push ${key}`);
      if (row.step === 'skipped')
        return row.reason ? [] : [`order ${id} was skipped without a reason`];
      const isDone = row.step === 'imported' || row.step === 'tombstone';
      return isDone || isAsked || status === 'pending'
        ? []
        : [`order ${id} (${status}) rests as ${row.step}`];
    }),
  );
}

function leaks(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => SECRETS.some((secret) => line.includes(secret))).slice(0, 3);
}
