import { AccountId, StoreId } from '../commerce/ids.ts';
import { openDatabase } from '../database/open-database.ts';
import { silentLog } from '../kernel/log.ts';
import { seededRandom } from '../kernel/random.ts';
import type { VirtualClock } from '../simulator/virtual-clock.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import type { DrainOptions } from './drain.ts';
import { createDrain } from './drain.ts';
import type { WorkHandler } from './handler.ts';
import { mark } from './mark.repository.ts';
import { listWork } from './pending.repository.ts';
import { WorkPriority } from './priority.ts';
import type { NewWork, WorkRow } from './work-row.ts';

export const ACCOUNT = AccountId.parse('acc_loja0001');
export const STORE = StoreId.parse('sto_loja0001');
export const START = Date.parse('2026-03-10T12:00:00Z');

/** A stock row in Bling's lane, due now, until a test says otherwise. */
export function newWork(change: Partial<NewWork> = {}): NewWork {
  return {
    accountId: ACCOUNT,
    kind: 'stock',
    key: '1',
    lane: 'bling',
    priority: WorkPriority.stock,
    ...change,
  };
}

/** A handler of single rows that are done at once, and keeps the keys it saw. */
export function recordingHandler(
  change: Partial<WorkHandler> = {},
): WorkHandler & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    kind: 'stock',
    batchSize: 1,
    async run(rows) {
      seen.push(...rows.map((row) => row.key));
      return rows.map(() => ({ do: 'done' }));
    },
    ...change,
    seen,
  };
}

export interface Bench extends AsyncDisposable {
  readonly clock: VirtualClock;
  readonly database: Awaited<ReturnType<typeof openDatabase>>;
  readonly abort: AbortController;
  mark(...items: NewWork[]): Promise<void>;
  drainWith(
    handlers: readonly WorkHandler[],
    change?: Partial<DrainOptions>,
  ): ReturnType<typeof createDrain>;
  row(key: string, kind?: string): Promise<WorkRow | undefined>;
}

/** A database in memory, a virtual clock, and a drain whose account is always ours. */
export async function openBench(): Promise<Bench> {
  const clock = createVirtualClock(START);
  const database = await openDatabase('sqlite::memory:', { clock });
  const abort = new AbortController();
  return {
    clock,
    database,
    abort,
    mark: (...items) => database.transaction((tx) => mark(tx, items, clock.now())),
    drainWith: (handlers, change = {}) =>
      createDrain({
        accountId: ACCOUNT,
        handlers,
        database,
        clock,
        random: seededRandom(1),
        log: silentLog,
        guard: async () => {},
        signal: abort.signal,
        ...change,
      }),
    row: async (key, kind = 'stock') =>
      (await listWork(database.db, { accountId: ACCOUNT, kind, key }))[0],
    [Symbol.asyncDispose]: () => database.close(),
  };
}
