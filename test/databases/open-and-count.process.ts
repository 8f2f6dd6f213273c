import { insertIfNew } from '../../src/database/insert-if-new.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';

/** A process of its own that opens the database and leaves a counter with its name. */
const [, , url = '', name = ''] = process.argv;
await using database = await openDatabase(url, { clock: systemClock });
await insertIfNew(database.db, 'counter', { name, value: 1 });
