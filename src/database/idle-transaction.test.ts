import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';

/** Less than another owner may take to follow, less the time of the lease. */
const AT_MOST_SECONDS = 5;

describeOnEachDatabase(
  'a process that stands still in a transaction',
  ({ open, engine }) => {
    it('loses its locks within seconds, where the server can do that', async () => {
      const { db } = await open();
      const asked = {
        postgres: sql<{ seconds: number }>`
          select extract(epoch from current_setting('idle_in_transaction_session_timeout')::interval) as seconds`,
        mysql: sql<{ seconds: number }>`
          select /*M!100300 @@idle_transaction_timeout + 0 * */ ${AT_MOST_SECONDS} as seconds`,
      };
      const { rows } = await (engine === 'postgres' ? asked.postgres : asked.mysql).execute(db);

      expect(Number(rows[0]?.seconds)).toBe(AT_MOST_SECONDS);
    });
  },
  ['postgres', 'mysql'],
);
