import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { WorkDatabase } from '../work/fenced.ts';
import { createLeaseTerm, LEASE_RENEW_MS, LEASE_TTL_MS, readInstant } from '../work/lease-term.ts';
import { claimLease, renewLease } from '../work/lease.repository.ts';
import { nap } from './nap.ts';

const NAME = 'leader';

export interface Term {
  /** Another leads, or may do so. */
  readonly over: AbortSignal;
  /** Asked directly before something is begun: a process that was frozen learns only later that it is over. */
  readonly isSure: () => boolean;
}

export interface LeaderOptions {
  readonly database: WorkDatabase;
  readonly clock: Clock;
  readonly log: Log;
  /** `host:pid:uuid` of this process. */
  readonly holder: string;
  readonly stopping: AbortSignal;
  /** What one process does for all; ends soon after its signal. */
  readonly lead: (term: Term) => Promise<void>;
}

/** Of all processes one leads; another follows within ten seconds of its death. Runs until `stopping`. */
export async function runForLeader(options: LeaderOptions): Promise<void> {
  const { database, clock, log, holder, stopping, lead } = options;

  const term = createLeaseTerm(clock);
  const { isSure } = term;

  async function claim(): Promise<number | undefined> {
    const askedAt = readInstant(clock);
    const wanted = { name: NAME, holder, now: askedAt.now, ttlMs: LEASE_TTL_MS };
    const result = await database.transaction((tx) => claimLease(tx, wanted));
    if (!result.claimed) return undefined;
    term.begin(askedAt);
    return result.epoch;
  }

  /** Until another leads, or until we have not been able to say for so long that we still do. */
  async function stayLeader(epoch: number): Promise<void> {
    const lease = { name: NAME, epoch };
    while (isSure() && (await nap(clock, LEASE_RENEW_MS, stopping))) {
      const askedAt = readInstant(clock);
      const expiresAt = askedAt.now + LEASE_TTL_MS;
      const [renewed] = await Promise.allSettled([renewLease(database.db, lease, expiresAt)]);
      if (renewed.status === 'fulfilled' && !renewed.value) return;
      if (renewed.status === 'fulfilled') term.begin(askedAt);
    }
  }

  async function serveTerm(epoch: number): Promise<void> {
    const over = new AbortController();
    log.info('this process leads', { epoch });
    const led = lead({ over: over.signal, isSure });
    await Promise.allSettled([stayLeader(epoch)]);
    // Whoever stops ends what it has begun, and leads until then.
    if (!stopping.aborted) over.abort();
    await Promise.allSettled([led]);
    if (stopping.aborted)
      await Promise.allSettled([renewLease(database.db, { name: NAME, epoch }, 0)]);
  }

  while (!stopping.aborted) {
    const [claimed] = await Promise.allSettled([claim()]);
    if (claimed.status === 'rejected')
      log.warn('who leads could not be asked', { error: claimed.reason });
    else if (claimed.value !== undefined) await serveTerm(claimed.value);
    await nap(clock, LEASE_RENEW_MS, stopping);
  }
}
