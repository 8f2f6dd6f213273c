import { createAccounts } from '../connections/account.repository.ts';
import type { Database } from '../database/open-database.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { OwnedElsewhere } from '../work/failures.ts';
import { createOwnerships } from '../work/ownership.ts';
import { isDeadHere } from './process-alive.ts';
import { listWorkers } from './roll-call.ts';

/** @throws {OwnedElsewhere} while a living process works on this database */
export async function refuseWhileOwned(database: Database, who: string): Promise<void> {
  const [worker] = await listWorkers({ database, clock: systemClock });
  if (worker) throw new OwnedElsewhere('process', worker.holder);
  const ownerships = createOwnerships({ database, clock: systemClock, holder: who });
  for (const { id } of await createAccounts(database.db).list()) {
    const holder = await ownerships.whoHolds(id);
    if (holder && !isDeadHere(holder)) throw new OwnedElsewhere(`owner:${id}`, holder);
  }
}
