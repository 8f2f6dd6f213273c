import { z } from 'zod';

import type { Outside } from '../outside.ts';

const Log = z.object({
  entries: z.array(
    z.object({ at: z.number(), monotonicMs: z.number(), path: z.string(), status: z.int() }),
  ),
});
export type BlingCall = z.infer<typeof Log>['entries'][number];

/** By account, every call of the API that arrived at Bling, in order; getting tokens has rules of its own. */
export async function readBlingCalls({
  venues,
  bling,
}: Pick<Outside, 'venues' | 'bling'>): Promise<ReadonlyMap<string, readonly BlingCall[]>> {
  const logs = await Promise.all(
    venues.map(async ({ merchant: { account } }) => {
      const { entries } = await bling.get(`/log?account=${account}`, Log);
      return [account, entries.filter(({ path }) => !path.startsWith('/oauth'))] as const;
    }),
  );
  return new Map(logs);
}

const Deliveries = z.object({
  deliveries: z.array(z.object({ eventId: z.string(), event: z.string(), state: z.string() })),
});

/** Events that Bling believes to be delivered: somebody answered 2xx. */
export async function readAcknowledged({
  bling,
}: Pick<Outside, 'bling'>): Promise<readonly { eventId: string; event: string }[]> {
  const { deliveries } = await bling.get('/deliveries', Deliveries);
  return deliveries.filter(({ state }) => state === 'delivered');
}
