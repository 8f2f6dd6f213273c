import { createAccounts } from '../connections/account.repository.ts';
import type { Database } from '../database/open-database.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { OwnedElsewhere } from '../work/failures.ts';
import { createOwnerships } from '../work/ownership.ts';
import { ProcessesRunning } from './failures.ts';
import { isDeadHere } from './process-alive.ts';
import { listLiving } from './roll-call.ts';

/**
 * For what must find nobody at work: also one that only takes webhooks in would keep them in a database
 * that is replaced, or read them with a key that is changed.
 *
 * @throws {ProcessesRunning} while a process lasts on this database
 * @throws {OwnedElsewhere} while a command drains an account
 */
export async function refuseWhileOwned(database: Database, who: string): Promise<void> {
  const living = await listLiving({ database, clock: systemClock });
  if (living.length > 0) throw new ProcessesRunning(living);
  const ownerships = createOwnerships({ database, clock: systemClock, holder: who });
  for (const { id } of await createAccounts(database.db).list()) {
    const holder = await ownerships.whoHolds(id);
    if (holder && !isDeadHere(holder)) throw new OwnedElsewhere(`owner:${id}`, holder);
  }
}
