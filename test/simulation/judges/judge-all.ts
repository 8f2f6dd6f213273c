import type { Breach } from './breach.ts';
import { judgeAfterImport } from './judge-after-import.ts';
import { judgeBooks } from './judge-books.ts';
import { judgeCatalogue } from './judge-catalogue.ts';
import { judgeFence } from './judge-fence.ts';
import { judgeOrdersOnce } from './judge-orders.ts';
import { judgeStock } from './judge-stock.ts';
import { judgePace, judgeRest } from './judge-traffic.ts';
import { judgeWatermark } from './judge-watermark.ts';
import type { Judged } from './judged.ts';

/** The promises, judged by what the simulators and the tables say, never by what the program believes. */
export async function judgeAll(seen: Omit<Judged, 'pending'>): Promise<readonly Breach[]> {
  const rows = await seen.peace.database.db
    .selectFrom('pending_work')
    .select(['kind', 'item_key'])
    .where('state', '=', 'needs_person')
    .execute();
  const judged = { ...seen, pending: new Set(rows.map((row) => `${row.kind} ${row.item_key}`)) };
  return [
    ...judgeOrdersOnce(judged),
    ...judgeAfterImport(judged),
    ...judgeStock(judged),
    ...judgeRest(judged),
    ...judgeWatermark(judged),
    ...judgeFence(judged),
    ...judgeCatalogue(judged),
    ...judgePace(judged),
    ...(await judgeBooks(judged)),
  ];
}
