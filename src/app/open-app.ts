import { join } from 'node:path';

import type { Audit } from '../audit/audit.ts';
import { createAudit } from '../audit/audit.ts';
import type { HeadFile } from '../audit/head-file.ts';
import { createHeadFile } from '../audit/head-file.ts';
import type { Database } from '../database/open-database.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Random } from '../kernel/random.ts';
import { systemRandom } from '../kernel/random.ts';
import { systemClock } from '../kernel/system-clock.ts';
import type { OpenedVault } from '../vault/open-vault.ts';
import { openVault } from '../vault/open-vault.ts';
import { unlockVault } from '../vault/unlock-vault.ts';
import { openLog } from './log.ts';
import type { Settings } from './settings-table.ts';

/** The outside world of a running program. Tests and simulations hand in their own. */
export interface AppIo {
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: typeof fetch;
  /** Instead of the one that opens the database of the settings: a simulation keeps the data of a dead process. */
  readonly openDatabase?: typeof openDatabase;
  /** Instead of the program's own log. */
  readonly log?: Log;
}

export const systemIo: AppIo = {
  clock: systemClock,
  random: systemRandom,
  fetch: (...request) => fetch(...request),
};

/** Everything that is opened once a process: who needs a part is handed this part. */
export interface App extends AppIo, AsyncDisposable {
  readonly settings: Settings;
  readonly database: Database;
  readonly vault: OpenedVault;
  readonly headFile: HeadFile;
  readonly audit: Audit;
  readonly log: Log;
}

/**
 * Opens database, vault, audit and log. Calls nobody.
 *
 * @throws {Failure} of database and vault, each with its remedy
 */
export async function openApp(settings: Settings, io: AppIo = systemIo): Promise<App> {
  const log = io.log ?? (await openLog(settings.app));
  const database = await (io.openDatabase ?? openDatabase)(settings.database.url, {
    clock: io.clock,
  });
  const [unlocked] = await Promise.allSettled([openUnlocked(settings, database, io)]);
  if (unlocked.status === 'rejected') {
    await database.close();
    throw unlocked.reason;
  }
  const vault = unlocked.value;
  const headFile = createHeadFile(join(settings.app.dataFolder, 'audit.heads'));
  const audit = createAudit({ vault, clock: io.clock, headFile });
  return {
    ...io,
    settings,
    database,
    vault,
    headFile,
    audit,
    log,
    async [Symbol.asyncDispose]() {
      await database.close();
      if ('close' in log && typeof log.close === 'function') log.close();
    },
  };
}

async function openUnlocked(settings: Settings, database: Database, { clock, random }: AppIo) {
  const { key, keyFile } = settings.vault;
  return unlockVault(database.db, openVault({ key: key?.reveal(), keyFile, random }), clock);
}
