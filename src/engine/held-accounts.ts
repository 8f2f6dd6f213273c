import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { createBell } from '../work/bell.ts';
import { OwnedElsewhere } from '../work/failures.ts';
import type { Ownerships } from '../work/ownership.ts';
import type { AccountId } from '../work/work-row.ts';
import type { AccountWorker } from './account-worker.ts';
import { createAccountWorker } from './account-worker.ts';
import type { EngineJobs } from './engine.ts';
import { endsWithin } from './nap.ts';

/** An account without work is kept so long: the next news of it begins without a change of hands. */
const LINGER_MS = 15_000;
/** An account is drained so long without a break while others wait for a place. */
const SLICE_MS = 60_000;
/** How often it is looked whether others wait. */
const CHECK_MS = 2_000;

export interface HeldAccountsOptions {
  readonly jobs: EngineJobs;
  readonly ownerships: Ownerships;
  readonly clock: Clock;
  readonly log: Log;
  /** Accounts that may be held at once. */
  readonly slots: number;
  /** A drain has ended: its rows may have other dates. */
  readonly onRest: () => void;
  /** No new work. */
  readonly stopping: AbortSignal;
  /** End now. */
  readonly abort: AbortSignal;
}

interface Held {
  readonly worker: AccountWorker;
  /** Rings when there may be work. */
  readonly bell: ReturnType<typeof createBell>;
  /** Resolves once it is let go. `true`: although there may be more to do. */
  readonly over: Promise<boolean>;
}

export type HeldAccounts = ReturnType<typeof createHeldAccounts>;

/** The accounts that this process drains at the moment: each from its job's begin until it is idle, or must give way. */
export function createHeldAccounts(options: HeldAccountsOptions) {
  const { clock, log, slots, stopping } = options;
  const held = new Map<string, Held>();
  const isCrowded = () => held.size >= slots;
  const stopped = new Promise<void>((resolve) => {
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });

  /** `true` when it gave way, and may have more to do. */
  async function drainUntilIdle({ worker, bell }: Omit<Held, 'over'>): Promise<boolean> {
    const sliceEndsAt = clock.monotonicMs() + SLICE_MS;
    for (;;) {
      bell.hush();
      worker.wake();
      while (!(await endsWithin(clock, CHECK_MS, Promise.race([worker.rested(), stopped])))) {
        // Lost while it drained: its place is for an account that nobody has, however much news comes of this one.
        if (!worker.isOurs()) return false;
        if (isCrowded() && clock.monotonicMs() >= sliceEndsAt) return true;
      }
      if (stopping.aborted || !worker.isOurs()) return false;
      const lingerMs = isCrowded() ? 0 : LINGER_MS;
      const isNews = await endsWithin(clock, lingerMs, Promise.race([bell.heard(), stopped]));
      if (!isNews || stopping.aborted) return false;
    }
  }

  async function hold(accountId: AccountId, mine: Omit<Held, 'over'>): Promise<boolean> {
    const { worker } = mine;
    const [done] = await Promise.allSettled([worker.own().then(() => drainUntilIdle(mine))]);
    await Promise.allSettled([worker.stop()]);
    await Promise.allSettled([worker.release()]);
    held.delete(accountId);
    if (stopping.aborted) return true;
    if (done.status === 'fulfilled') return done.value;
    tell(accountId, done.reason);
    return false;
  }

  return {
    /** There may be work for the account of this name. `false` when it is not held here. */
    wake(name: string): boolean {
      const one = held.get(name);
      one?.bell.ring();
      one?.worker.wake();
      return one !== undefined;
    },

    /** @returns whether it was let go although there may be more to do */
    async drain(accountId: AccountId): Promise<boolean> {
      const known = held.get(accountId);
      if (known) {
        // The job that it is held for was believed dead, and came to us a second time.
        known.bell.ring();
        known.worker.wake();
        await known.over;
        return false;
      }
      const mine = { worker: createAccountWorker({ accountId, ...options }), bell: createBell() };
      const over = hold(accountId, mine);
      held.set(accountId, { ...mine, over });
      return over;
    },

    async renewAll(): Promise<void> {
      await Promise.all([...held.values()].map(({ worker }) => worker.renew()));
    },
  };

  function tell(accountId: AccountId, error: unknown): void {
    if (error instanceof OwnedElsewhere)
      // The sweeper wakes it again once nobody owns it.
      log.info('the account is owned by another process', { accountId, holder: error.holder });
    else log.error('an account could not be drained', { accountId, error });
  }
}
