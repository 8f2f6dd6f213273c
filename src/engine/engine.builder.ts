import { setTimeout as realWait } from 'node:timers/promises';

import { afterEach } from 'vitest';

import type { DatabaseUnderTest } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import { silentLog } from '../kernel/log.ts';
import { seededRandom } from '../kernel/random.ts';
import type { VirtualClock } from '../simulator/virtual-clock.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import type { DrainOptions } from '../work/drain.ts';
import { createDrain } from '../work/drain.ts';
import type { WorkHandler } from '../work/handler.ts';
import { mark } from '../work/mark.repository.ts';
import type { Ownership, Ownerships } from '../work/ownership.ts';
import { createOwnerships } from '../work/ownership.ts';
import { listWork } from '../work/pending.repository.ts';
import { WorkPriority } from '../work/priority.ts';
import type { NewWork, WorkRow } from '../work/work-row.ts';
import type { Engine } from './engine.ts';
import type { LocalEngineOptions } from './local-engine.ts';

export const ACCOUNT = AccountId.parse('acc_loja0001');
export const START = Date.parse('2026-03-10T12:00:00Z');

export type CreateEngine = (parts: LocalEngineOptions) => Engine;

export interface ProcessOptions {
  /** `host:pid:uuid`. */
  readonly holder?: string;
  readonly isDead?: (holder: string) => boolean;
  readonly drain?: Partial<DrainOptions>;
}

/** One process as the suite sees it: its engine, and what it owns. */
export interface Process {
  readonly engine: Engine;
  readonly ownerships: Ownerships;
  readonly owned: Ownership[];
  readonly start: () => Promise<void>;
}

export type EngineBench = Awaited<ReturnType<typeof openEngineBench>>;

/** A row of kind `look`, due now, until a test says otherwise. */
export function lookAt(key: string, change: Partial<NewWork> = {}): NewWork {
  return {
    accountId: ACCOUNT,
    kind: 'look',
    key,
    lane: 'bling',
    priority: WorkPriority.stock,
    ...change,
  };
}

/** A handler of kind `look` for single rows. */
export function looking(
  run: (row: WorkRow, ...rest: Parameters<WorkHandler['run']>) => ReturnType<WorkHandler['run']>,
  kind = 'look',
): WorkHandler {
  return {
    kind,
    batchSize: 1,
    run: async (rows, context) => {
      const [row] = rows;
      return row ? run(row, rows, context) : [];
    },
  };
}

const stops: (() => Promise<void>)[] = [];

/** Stops every engine of the test; call it once in each suite. */
export function stopEnginesAfterEach(): void {
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
}

/**
 * A database and a virtual clock. Time passes only in `until` and `drive`, and slowly enough that a
 * real server answers in between.
 */
export async function openEngineBench(place: DatabaseUnderTest, createEngine: CreateEngine) {
  const clock: VirtualClock = createVirtualClock(START);
  const database: Database = await place.open({ clock });

  /** Lets time pass until the promise settles. */
  async function drive<Value>(promise: Promise<Value>): Promise<Value> {
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    void promise.then(settle, settle);
    await until(() => isSettled);
    return promise;
  }

  /** Lets time pass until something holds; five real seconds at most. */
  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const giveUpAt = performance.now() + 5_000;
    while (!(await holds())) {
      if (performance.now() > giveUpAt) throw new Error(`never came: ${holds.toString()}`);
      await clock.advance(50);
      await realWait(2);
    }
  }

  function processOf(handlers: readonly WorkHandler[], options: ProcessOptions = {}): Process {
    const { holder = 'here:1:a', isDead } = options;
    const ownerships = createOwnerships({ database, clock, holder, ...(isDead && { isDead }) });
    const owned: Ownership[] = [];
    const engine = createEngine({ database, ownerships, clock, log: silentLog });
    stops.push(() => drive(engine.stop()));
    return {
      engine,
      ownerships,
      owned,
      start: () =>
        engine.start({
          accounts: async () => [ACCOUNT],
          drain: (ownership, signal) => {
            owned.push(ownership);
            return createDrain({
              accountId: ownership.accountId,
              handlers,
              database,
              clock,
              random: seededRandom(1),
              log: silentLog,
              guard: ownership.guard,
              signal,
              ...options.drain,
            });
          },
        }),
    };
  }

  return {
    clock,
    database,
    drive,
    until,
    processOf,
    mark: (...items: NewWork[]) => database.transaction((tx) => mark(tx, items, clock.now())),
    rows: () => listWork(database.db, { accountId: ACCOUNT }),
    isEmpty: async () => (await listWork(database.db, { accountId: ACCOUNT })).length === 0,
  };
}

/** Something that is opened once. */
export function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}
