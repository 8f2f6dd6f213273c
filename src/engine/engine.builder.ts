import { setTimeout as realWait } from 'node:timers/promises';

import { afterEach } from 'vitest';

import type { DatabaseUnderTest } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
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

export interface EngineParts extends LocalEngineOptions {
  /** `host:pid:uuid`. */
  readonly holder: string;
  /** Accounts at once, where that is limited. */
  readonly slots: number;
}

export type CreateEngine = (parts: EngineParts) => Engine;

/** How an engine differs from another, as far as a test must know. */
export interface EngineTraits {
  /** Whether several processes may drain at the same time. */
  readonly isShared: boolean;
  /** Virtual ms in two real ones: a server of its own needs real time to hand work out. */
  readonly pace: number;
}

export const LOCAL_TRAITS: EngineTraits = { isShared: false, pace: 50 };

export interface ProcessOptions {
  /** `host:pid:uuid`. */
  readonly holder?: string;
  /** With one slot, a process that hangs takes nothing new. Default 4. */
  readonly slots?: number;
  readonly drain?: Partial<DrainOptions>;
}

/** One process as the suite sees it: its engine, and what it owns. */
export interface Process {
  readonly engine: Engine;
  readonly ownerships: Ownerships;
  readonly owned: Ownership[];
  readonly start: () => Promise<void>;
  /** As SIGSTOP does: nothing that waits for time goes on. */
  readonly freeze: () => void;
  readonly thaw: () => void;
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
export async function openEngineBench(
  place: DatabaseUnderTest,
  createEngine: CreateEngine,
  traits: EngineTraits = LOCAL_TRAITS,
) {
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

  /** Lets time pass until something holds; twelve real seconds at most. */
  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const giveUpAt = performance.now() + 12_000;
    while (!(await holds())) {
      if (performance.now() > giveUpAt) throw new Error(`never came: ${holds.toString()}`);
      await clock.advance(traits.pace);
      await realWait(2);
    }
  }

  /** Lets so much time pass. */
  async function pass(ms: number): Promise<void> {
    const endsAt = clock.now() + ms;
    await until(() => clock.now() >= endsAt);
  }

  function processOf(handlers: readonly WorkHandler[], options: ProcessOptions = {}): Process {
    const { holder = 'here:1:a', slots = 4 } = options;
    const { freeze, thaw, ...ownClock } = createFreezableClock(clock);
    const ownerships = createOwnerships({ database, clock: ownClock, holder });
    const owned: Ownership[] = [];
    const engine = createEngine({
      database,
      ownerships,
      clock: ownClock,
      log: silentLog,
      holder,
      slots,
    });
    stops.push(() => {
      thaw();
      return drive(engine.stop());
    });
    return {
      engine,
      ownerships,
      owned,
      freeze,
      thaw,
      start: () =>
        engine.start({
          accounts: async () => [ACCOUNT],
          drain: (ownership, signal) => {
            owned.push(ownership);
            return createDrain({
              accountId: ownership.accountId,
              handlers,
              database,
              clock: ownClock,
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
    traits,
    drive,
    until,
    pass,
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

/** Time goes on, but who sleeps does not wake while it is frozen. */
function createFreezableClock(clock: Clock) {
  let thawed = Promise.resolve();
  let thaw = () => {};
  return {
    now: () => clock.now(),
    monotonicMs: () => clock.monotonicMs(),
    async sleep(ms: number, signal?: AbortSignal): Promise<void> {
      await Promise.allSettled([clock.sleep(ms, signal)]);
      await thawed;
      signal?.throwIfAborted();
    },
    freeze(): void {
      thawed = new Promise((resolve) => {
        thaw = resolve;
      });
    },
    thaw: (): void => thaw(),
  };
}
