import { openDatabase } from '../src/database/open-database.ts';
import { systemClock } from '../src/kernel/system-clock.ts';

/** Ids of Bling's events that the database of this address remembers. */
export async function readInboxIds(url: string): Promise<ReadonlySet<string>> {
  await using database = await openDatabase(url, { clock: systemClock });
  const rows = await database.db
    .selectFrom('inbox_event')
    .select('event_id')
    .where('source', 'like', 'bling:%')
    .execute();
  return new Set(rows.map(({ event_id: id }) => id));
}
