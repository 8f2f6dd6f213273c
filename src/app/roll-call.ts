import type { LeasePlace } from '../work/acquire-lease.ts';
import { findLease, forgetLeases, listLeases } from '../work/lease.repository.ts';
import type { KeptLease } from './kept-lease.ts';
import { keepLease } from './kept-lease.ts';
import { isDeadHere } from './process-alive.ts';
import type { RunMode } from './run-mode.ts';
import { isRunMode } from './run-mode.ts';

const PREFIX = 'process:';
const SOLE_WORKER = 'sole-worker';
const FORGET_AFTER_MS = 3_600_000;

export interface LivingProcess {
  readonly mode: RunMode;
  /** `host:pid:uuid` */
  readonly holder: string;
}

type Place = Pick<LeasePlace, 'database' | 'clock'>;

/** The lasting processes of this database: each has a lease `process:<mode>:<uuid>`. Commands have none. */
export async function listLiving({ database, clock }: Place): Promise<LivingProcess[]> {
  const leases = await listLeases(database.db, PREFIX);
  return leases.flatMap(({ name, holder, expires_at: expiresAt }) => {
    const mode = name.slice(PREFIX.length).split(':')[0];
    const isLiving = expiresAt > clock.now() && !isDeadHere(holder);
    return isLiving && isRunMode(mode) ? [{ mode, holder }] : [];
  });
}

/** Those of them that work off what is to do. */
export async function listWorkers(place: Place): Promise<LivingProcess[]> {
  return (await listLiving(place)).filter(({ mode }) => mode !== 'web');
}

/** Answers the roll call until it is dropped. */
export function joinRollCall(place: Place, { mode, holder }: LivingProcess): Promise<KeptLease> {
  return keepLease(place, { name: `${PREFIX}${mode}:${holder.split(':')[2]}`, holder });
}

/**
 * Of a database that bears one working process: this is it, until it is dropped.
 *
 * @throws {OwnedElsewhere} when another is
 */
export function workAlone({ database, clock }: Place, holder: string): Promise<KeptLease> {
  return keepLease({ database, clock, isDead: isDeadHere }, { name: SOLE_WORKER, holder });
}

/** `host:pid:uuid` of the process that believes to work alone, if one lives. */
export async function findSoleWorker({ database, clock }: Place): Promise<string | undefined> {
  const lease = await findLease(database.db, SOLE_WORKER);
  const isLiving = lease && lease.expires_at > clock.now() && !isDeadHere(lease.holder);
  return isLiving ? lease.holder : undefined;
}

/** Processes that ended long ago. */
export async function forgetDead({ database, clock }: Place): Promise<void> {
  await forgetLeases(database.db, PREFIX, clock.now() - FORGET_AFTER_MS);
}
