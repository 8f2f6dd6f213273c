import { createAccounts } from '../connections/account.repository.ts';
import { exportConfig } from '../connections/export-config.ts';
import { ConfigWrong } from '../connections/failures.ts';
import { importConfig } from '../connections/import-config.ts';
import { WORK_KINDS } from '../sync/work-kinds.ts';
import { replay } from '../work/pending.repository.ts';
import type { App } from './open-app.ts';

export { ConfigWrong };

/**
 * Takes a configuration over, and tries the orders again that waited for a mapping.
 *
 * @throws {ConfigWrong} with every mistake; nothing is changed then
 */
export async function applyConfig(app: App, text: string): Promise<number> {
  const { database, vault, audit, clock } = app;
  const correlation = `config:${app.random.uuid()}`;
  const changed = await importConfig(
    { database, vault, audit, actor: 'person:cli', correlation },
    text,
  );
  for (const { id: accountId } of await createAccounts(database.db).list()) {
    const waiting = { accountId, kind: WORK_KINDS.orderPush };
    await database.transaction((tx) => replay(tx, waiting, clock.now()));
  }
  return changed;
}

/** The configuration as YAML, without secrets. */
export function readConfig(app: App): Promise<string> {
  return exportConfig(app.database.db, app.vault);
}
