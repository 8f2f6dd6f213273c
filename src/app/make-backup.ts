import { join } from 'node:path';

import { backupDatabase } from '../database/backup-database.ts';
import { toSaoPauloDateTime } from '../kernel/sao-paulo-time.ts';
import type { App } from './open-app.ts';

/** Copies the database to a file of the data folder, unless told which. @returns where */
export async function makeBackup(app: App, wanted: string | undefined): Promise<string> {
  const stamp = toSaoPauloDateTime(app.clock.now()).replaceAll(/[ :]/g, '-');
  const file = wanted ?? join(app.settings.app.dataFolder, `totoro-${stamp}.backup.db`);
  await backupDatabase(app.database, file);
  await app.database.transaction((tx) =>
    app.audit.append(tx, {
      chain: 'system',
      actor: 'person:cli',
      action: 'database.backup',
      subject: 'database',
      after: { file },
      outcome: 'applied',
      correlation: `backup:${app.random.uuid()}`,
    }),
  );
  return file;
}
