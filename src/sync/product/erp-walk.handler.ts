import type { ErpProductId } from '../../commerce/ids.ts';
import type { ProductRow } from '../../commerce/product.ts';
import { createCursors } from '../../connections/cursor.repository.ts';
import { ownJson } from '../../kernel/own-json.ts';
import type { DrainContext, RowResult, WorkHandler } from '../../work/handler.ts';
import { mark } from '../../work/mark.repository.ts';
import type { WorkRow } from '../../work/work-row.ts';
import { createEventTimes } from '../event-times.repository.ts';
import { oneByOne } from '../one-by-one.ts';
import { createProductMirror, rowPrint } from '../product-mirror.repository.ts';
import type { SyncIo } from '../sync-account.ts';
import { erpProductWork, WORK_KINDS } from '../work-kinds.ts';

/** A walk that goes on; saved after each page, so that an order never waits behind a whole walk. */
interface Walk {
  readonly page: number;
  /** When it began: what changes later belongs to the next one. */
  readonly beganAt: number;
  /** Start of the change window; absent walks everything. */
  readonly from?: number;
}

const WATERMARK = 'erp.products.changed';
/** Clocks differ and rows move while pages are read (guide 6.5). */
const OVERLAP_MS = 600_000;

/**
 * Walks the ERP's product list, all of it or what changed, one page a turn. A row whose fingerprint is news
 * has its detail read; a list never deletes or empties anything (P10).
 */
export function createErpWalkHandler(io: SyncIo): WorkHandler {
  async function run(row: WorkRow, context: DrainContext): Promise<RowResult> {
    const account = await io.account();
    const cursors = createCursors(io.database.db);
    const cursorName = `erp.products.walk.${row.key}`;
    const saved = await cursors.get(account.id, cursorName);
    const walk = saved ? ownJson<Walk>(saved) : await beginWalk(row);

    // A walk over everything looks for what no event told: it waits first when calls are short.
    const bling = account.bling.at(row.key === 'full' ? 'sweep' : 'catalogue', context.signal);
    const changed = walk.from === undefined ? undefined : { from: walk.from, now: walk.beganAt };
    const answer = await bling.products.list({ page: walk.page, changed });
    const news = await findNews(answer.rows);
    const next: Walk = { ...walk, page: walk.page + 1 };
    const record: NonNullable<RowResult['record']> = async (tx) => {
      const now = io.clock.now();
      await createProductMirror(tx, account.id).saveRows(answer.rows, now);
      const why = { accountId: account.id, correlation: row.correlation, force: true };
      await mark(
        tx,
        news.map((id) => erpProductWork(why, id)),
        now,
      );
      if (walk.from !== undefined && news.length > 0)
        await createEventTimes(tx, io.clock).noteFound(
          account.id,
          'product',
          walk.from + OVERLAP_MS,
        );
      const progress = createCursors(tx, io.clock);
      if (!answer.complete) return progress.set(account.id, cursorName, JSON.stringify(next));
      await progress.remove(account.id, cursorName);
      return progress.set(account.id, WATERMARK, String(walk.beganAt));
    };
    return answer.complete ? { do: 'done', record } : { do: 'again', record };
  }

  async function beginWalk(row: WorkRow): Promise<Walk> {
    const beganAt = io.clock.now();
    const watermark = await createCursors(io.database.db).get(io.accountId, WATERMARK);
    if (row.key === 'full' || watermark === undefined) return { page: 1, beganAt };
    return { page: 1, beganAt, from: Number(watermark) - OVERLAP_MS };
  }

  /** Owners of rows that are new or changed: a variation's news is read with its parent. */
  async function findNews(rows: readonly ProductRow[]): Promise<readonly ErpProductId[]> {
    const mirror = createProductMirror(io.database.db, io.accountId);
    const known = await mirror.known(rows.map((row) => row.id));
    const news = rows.filter((row) => {
      const before = known.get(row.id);
      return before === undefined || !before.hasDetail || before.rowPrint !== rowPrint(row);
    });
    return [...new Set(news.map((row) => row.parentId ?? row.id))];
  }

  return oneByOne(WORK_KINDS.erpProducts, run);
}
