import type { Database } from '../database/open-database.ts';
import { nap } from '../engine/nap.ts';
import type { Clock } from '../kernel/clock.ts';
import { claimLease, listLeases, renewLease } from '../work/lease.repository.ts';
import { LEASE_RENEW_MS, LEASE_TTL_MS } from '../work/ownership.ts';
import { isDeadHere } from './process-alive.ts';
import type { RunMode } from './run-mode.ts';

const PREFIX = 'process:';

export interface LivingProcess {
  readonly mode: RunMode;
  /** `host:pid:uuid` */
  readonly holder: string;
}

interface RollCallPlace {
  readonly database: Pick<Database, 'db' | 'transaction'>;
  readonly clock: Clock;
}

/** The processes that run on this database now: each has a lease `process:<mode>:<host:pid:uuid>`. */
export async function listLiving({ database, clock }: RollCallPlace): Promise<LivingProcess[]> {
  const leases = await listLeases(database.db, PREFIX);
  return leases.flatMap(({ name, holder, expires_at: expiresAt }) => {
    const mode = name.slice(PREFIX.length).split(':')[0];
    const isLiving = expiresAt > clock.now() && !isDeadHere(holder);
    return isLiving && isRunMode(mode) ? [{ mode, holder }] : [];
  });
}

/** Those of them that work off what is to do. */
export async function listWorkers(place: RollCallPlace): Promise<LivingProcess[]> {
  return (await listLiving(place)).filter(({ mode }) => mode !== 'web');
}

/** Answers the roll call until `leave`. */
export async function joinRollCall(place: RollCallPlace, self: LivingProcess) {
  const { database, clock } = place;
  const name = `${PREFIX}${self.mode}:${self.holder}`;
  const wanted = { name, holder: self.holder, now: clock.now(), ttlMs: LEASE_TTL_MS };
  const claimed = await database.transaction((tx) => claimLease(tx, wanted));
  const epoch = claimed.claimed ? claimed.epoch : claimed.lease.epoch;
  const leaving = new AbortController();

  async function answer(): Promise<void> {
    while (await nap(clock, LEASE_RENEW_MS, leaving.signal))
      await Promise.allSettled([
        renewLease(database.db, { name, epoch }, clock.now() + LEASE_TTL_MS),
      ]);
  }
  const answering = answer();

  return {
    async leave(): Promise<void> {
      leaving.abort();
      await answering;
      await Promise.allSettled([renewLease(database.db, { name, epoch }, 0)]);
    },
  };
}

function isRunMode(text: string | undefined): text is RunMode {
  return text === 'serve' || text === 'web' || text === 'worker';
}
