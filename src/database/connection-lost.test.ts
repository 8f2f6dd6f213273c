import { Client } from 'pg';
import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';

describeOnEachDatabase(
  'a database server that dies',
  (place) => {
    it('in the middle of a transaction undoes it, and the process goes on', async () => {
      const { db, transaction } = await place.open();
      const cut = transaction(async (tx) => {
        await tx.selectFrom('lease').selectAll().execute();
        await killConnections(place.url());
        await tx.selectFrom('lease').selectAll().execute();
      });

      await expect(cut).rejects.toThrow(/connection/i);
      expect(await db.selectFrom('lease').selectAll().execute()).toEqual([]);
    });
  },
  ['postgres'],
);

/** As a restart does, and waits until those who were cut have seen it. */
async function killConnections(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'totoro' and datname = current_database()",
  );
  await client.end();
  await new Promise((seen) => {
    setTimeout(seen, 50);
  });
}
