import { sql } from 'kysely';

import type { Audit } from '../../../src/audit/audit.ts';
import { AccountPolicy } from '../../../src/connections/account-policy.ts';
import { StorePolicy } from '../../../src/connections/store-policy.ts';
import type { Database } from '../../../src/database/open-database.ts';
import type { Tx } from '../../../src/database/tables.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { silentLog } from '../../../src/kernel/log.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { createErpOrderPoll } from '../../../src/sync/erp-order-poll.ts';
import { createKnownDoubts } from '../../../src/sync/known-doubts.ts';
import { createOrderIntake, type OrderIntake } from '../../../src/sync/order-intake.ts';
import { createOrdersPullHandler } from '../../../src/sync/order/orders-pull.handler.ts';
import { createOrdersRead } from '../../../src/sync/orders-read.ts';
import { createRecentOrders } from '../../../src/sync/recent-orders.ts';
import { createErpOrdersHandler } from '../../../src/sync/status/erp-orders.handler.ts';
import type { DecideMaster } from '../../../src/sync/stock/master.decide.ts';
import type { DecideStock } from '../../../src/sync/stock/stock.decide.ts';
import { createStockHandler } from '../../../src/sync/stock/stock.handler.ts';
import { createUnpostedHandler } from '../../../src/sync/stock/unposted.handler.ts';
import type { SyncAccount, SyncIo } from '../../../src/sync/sync-account.ts';
import { WORK_KINDS } from '../../../src/sync/work-kinds.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { createDrain } from '../../../src/work/drain.ts';
import { LostOwnership } from '../../../src/work/failures.ts';
import type { WorkHandler } from '../../../src/work/handler.ts';
import { mark } from '../../../src/work/mark.repository.ts';
import type { NewWork } from '../../../src/work/work-row.ts';
import { ACCOUNT } from './goods.ts';
import { createModelImporter } from './model-importer.ts';
import { createModelItemLook } from './model-item-look.ts';

/** A program that is ours but for one mistake. */
export interface Mistake {
  readonly decide?: DecideStock;
  readonly decideMaster?: DecideMaster;
  readonly intake?: (intake: OrderIntake, clock: Clock) => OrderIntake;
  readonly handler?: (handler: WorkHandler) => WorkHandler;
  readonly debounceMs?: number;
  /** What it makes of an account and its stores. */
  readonly account?: (account: SyncAccount) => SyncAccount;
}

export interface ProgramParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly bling: SyncAccount['bling'];
  readonly stores: readonly Pick<SyncAccount['stores'][number], 'id' | 'store' | 'channelId'>[];
  readonly policy: Partial<AccountPolicy>;
  readonly bufferUnits: number;
  readonly mistake: Mistake;
}

/** A life that ends: at this commit from now on, and how long until the next begins. */
interface Death {
  commitsLeft: number;
  readonly downMs: number;
}

export type Program = ReturnType<typeof createProgram>;

/** The real flow of stock, over the real tables and the real drain, that may die at any commit. */
export function createProgram(parts: ProgramParts) {
  const { database, clock, mistake } = parts;
  const downs: { readonly at: number; readonly until: number }[] = [];
  let death: Death | undefined;
  let drain: ReturnType<typeof createDrain> | undefined;
  let sleeping = new AbortController();
  const state = { hasEnded: false };

  const account: SyncAccount = {
    id: ACCOUNT,
    bling: parts.bling,
    policy: AccountPolicy.parse(parts.policy),
    stores: parts.stores.map((each) => ({
      ...each,
      name: each.id,
      policy: StorePolicy.parse({ bufferUnits: parts.bufferUnits }),
      goLiveAt: 0,
      live: true,
    })),
  };
  const seen = mistake.account?.(account) ?? account;
  const io: SyncIo = {
    accountId: ACCOUNT,
    database,
    vault: OPEN_VAULT,
    audit: NO_AUDIT,
    clock,
    random: seededRandom(1),
    log: silentLog,
    doubts: createKnownDoubts(clock),
    recentOrders: createRecentOrders(clock),
    ordersRead: createOrdersRead(clock),
    account: async () => seen,
  };

  function openDrain() {
    const life = { isOver: false };
    const intake = createOrderIntake(io);
    const erpOrders = createErpOrderPoll(io);
    const seenBefore = mistake.intake?.(intake, clock) ?? intake;
    const { decide, decideMaster } = mistake;
    const stock = createStockHandler(io, { intake: seenBefore, erpOrders, decide, decideMaster });
    const ours = [
      mistake.handler?.(stock) ?? stock,
      createUnpostedHandler(io),
      createOrdersPullHandler(io, intake),
      createErpOrdersHandler(io, erpOrders),
      createModelImporter(io),
      createModelItemLook(io),
    ];
    return createDrain({
      accountId: ACCOUNT,
      database,
      clock,
      random: io.random,
      log: silentLog,
      batchesInFlight: 2,
      signal: new AbortController().signal,
      guard: async () => {
        if (death && !life.isOver) {
          if (death.commitsLeft <= 0) life.isOver = true;
          death.commitsLeft -= 1;
        }
        if (life.isOver) throw new LostOwnership(ACCOUNT);
      },
      handlers: [...ours, ...doNothing(ours)],
    });
  }

  async function live(): Promise<void> {
    while (!state.hasEnded) {
      drain = openDrain();
      let end = await drain.run();
      while (end === 'idle' && !state.hasEnded) {
        await untilDue();
        end = await drain.run();
      }
      if (end === 'lost') await beDown();
    }
  }

  async function beDown(): Promise<void> {
    const at = clock.now();
    const until = at + (death?.downMs ?? 0);
    death = undefined;
    await clock.sleep(until - at);
    downs.push({ at, until });
  }

  async function nextDue(): Promise<number | undefined> {
    const row = await database.db
      .selectFrom('pending_work')
      .select(sql<number | null>`min(due_at)`.as('due'))
      .where('state', '!=', 'needs_person')
      .executeTakeFirst();
    return row?.due ?? undefined;
  }

  async function untilDue(): Promise<void> {
    sleeping = new AbortController();
    const due = await nextDue();
    const waitMs = due === undefined ? Number.MAX_SAFE_INTEGER : due - clock.now();
    if (waitMs > 0) await Promise.allSettled([clock.sleep(waitMs, sleeping.signal)]);
  }

  function poke(): void {
    drain?.poke();
    sleeping.abort();
  }

  return {
    account,
    downs,
    live,
    nextDue,
    /** It comes to know of something. */
    async learn(work: (tx: Tx) => Promise<readonly NewWork[]>): Promise<void> {
      await database.transaction(async (tx) => mark(tx, await work(tx), clock.now()));
      poke();
    },
    dieAfter(commits: number, downMs: number): void {
      death ??= { commitsLeft: commits, downMs };
    },
    end(): void {
      state.hasEnded = true;
      drain?.stop();
      poke();
    },
  };
}

/** Work of flows that the model has no part of: left lying it would be due for ever, and no time would pass. */
function doNothing(others: readonly WorkHandler[]): readonly WorkHandler[] {
  const done = new Set(others.map(({ kind }) => kind));
  return Object.values(WORK_KINDS)
    .filter((kind) => !done.has(kind))
    .map((kind) => ({
      kind,
      batchSize: 50,
      run: async (rows) => rows.map(() => ({ do: 'done' })),
    }));
}

const NO_AUDIT: Audit = {
  append: async () => {},
  appendAll: async () => {},
  erasePerson: async () => false,
};

const OPEN_VAULT: Vault = {
  keyId: '',
  random: seededRandom(1),
  seal: (text) => text,
  open: (text) => text,
  reseal: (text) => text,
  digest: (text) => text,
};
