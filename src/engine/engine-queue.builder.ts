import { Client } from 'pg';
import { afterEach } from 'vitest';

/** Lets no job of one test reach the next; call it before anything else that ends with the test. */
export function emptyQueueAfterEach(url: () => string): void {
  afterEach(() => tellQueue(url(), 'delete from totoro_engine.job'));
}

/** How many jobs of these accounts there are, in whatever state. */
export async function countJobs(url: string, accounts: readonly string[]): Promise<number> {
  const rows = await tellQueue(
    url,
    'select id from totoro_engine.job where singleton_key = any($1)',
    [accounts],
  );
  return rows.length;
}

async function tellQueue(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(statement, values);
  await client.end();
  return rows;
}
