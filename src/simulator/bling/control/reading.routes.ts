import { Hono, type Context } from 'hono';

import type { BlingSimulator } from '../bling-simulator.ts';

/** The judge's half of the control calls: what stands, what came, what changed when. */
export function readingRoutes(simulator: BlingSimulator): Hono {
  return new Hono()
    .get('/state', (c) => {
      const account = c.req.query('account');
      if (account !== undefined) return c.json(simulator.state(account));
      return c.json(simulator.accounts.map((key) => simulator.state(key)));
    })
    .get('/log', (c) => {
      const { log } = simulator;
      const account = c.req.query('account');
      const entries = ofAccount(log.entries, account);
      return c.json({
        entries: entries.slice(fromOf(c)),
        total: entries.length,
        maxInOneSecond: log.maxInOneSecond(account),
        refused429: log.countStatus(429, account),
      });
    })
    .get('/history', (c) => {
      const changes = ofAccount(simulator.history, c.req.query('account'));
      return c.json({ changes: changes.slice(fromOf(c)), total: changes.length });
    })
    .get('/deliveries', (c) => {
      const { webhooks } = simulator;
      return c.json({ deliveries: webhooks.slice(fromOf(c)), total: webhooks.length });
    });
}

function ofAccount<Row extends { readonly account: string }>(
  rows: readonly Row[],
  account: string | undefined,
): readonly Row[] {
  return account === undefined ? rows : rows.filter((row) => row.account === account);
}

function fromOf(c: Context): number {
  return Number(c.req.query('from') ?? 0);
}
