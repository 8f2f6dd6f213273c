import { nextNumber } from '../../src/database/next-number.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';

/** A process of its own that counts up, telling each number once it is committed, until it is killed. */
const [, , url = ''] = process.argv;
const database = await openDatabase(url, { clock: systemClock });
for (;;) {
  const number = await database.transaction((tx) => nextNumber(tx, 'acknowledged'));
  process.stdout.write(`${number}\n`);
}
