import { z } from 'zod';

import { startChild } from './children.ts';
import type { Bench, Claim, Figure } from './claim.ts';
import { atLeast } from './claim.ts';
import type { Place } from './databases.ts';
import { openPlaces } from './databases.ts';
import type { Delivery } from './intake/deliveries.ts';
import { bareDelivery, signedDelivery } from './intake/deliveries.ts';
import type { Loaded } from './load.ts';
import { loadWith } from './load.ts';
import type { Pair } from './statistics.ts';
import { pairedRatio, percentile, rounded } from './statistics.ts';

const CONNECTIONS = 16;
/**
 * Our own: the bare route makes one statement, we make a transaction of about a dozen that also says what the event
 * is about. A tenth of the bare route is still far more than Bling's 3 changes a second and account.
 */
const AIM = 0.1;

const Ready = z.object({ ours: z.string(), bare: z.string() });

/** `totoro web` in a process of its own, its webhook route and a bare one by turns. */
export const intake: Claim = {
  name: 'intake',
  says: 'webhooks taken in (signature verified, durable, answered) against a bare route with the same insert',
  async measure(bench) {
    const figures: Figure[] = [];
    for (const place of await openPlaces(bench, ['sqlite', 'postgres'])) {
      figures.push(await measureOn(bench, place));
      await place.drop();
    }
    return figures;
  },
};

async function measureOn(bench: Bench, { engine, url }: Place): Promise<Figure> {
  const { folder } = bench;
  await using server = await startChild({ program: 'intake', args: [url, folder], folder });
  const { ours, bare } = Ready.parse(server.ready);
  const perRound = bench.quick ? 150 : 1_000;
  let sent = 0;
  const round = (target: string, make: (at: number) => Delivery): Promise<Loaded> => {
    const deliveries = Array.from({ length: perRound }, () => make(sent++));
    return loadWith({ url: target, deliveries, connections: CONNECTIONS });
  };
  const ourRound = () => round(ours, signedDelivery);
  const bareRound = () => round(bare, bareDelivery);
  await ourRound();
  await bareRound();

  const rounds: Pair[] = [];
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < (bench.quick ? 3 : 7); turn += 1) {
    const first = turn % 2 === 0 ? await ourRound() : undefined;
    const other = await bareRound();
    const own = first ?? (await ourRound());
    rounds.push({ ours: own.perSecond, other: other.perSecond });
    times.ours.push(...own.times);
    times.bare.push(...other.times);
  }
  const { ratio, lowest, highest, ours: perSecond, other } = pairedRatio(rounds);
  return {
    name: engine,
    of: 'requests/s of our intake / of the bare route',
    ratio: rounded(ratio),
    ...atLeast(ratio, AIM),
    absolutes: {
      'requests/s': Math.round(perSecond),
      'p50 ms': rounded(percentile(times.ours, 50), 1),
      'p95 ms': rounded(percentile(times.ours, 95), 1),
      'bare requests/s': Math.round(other),
      'bare p50 ms': rounded(percentile(times.bare, 50), 1),
      'bare p95 ms': rounded(percentile(times.bare, 95), 1),
      connections: CONNECTIONS,
      rounds: rounds.length,
      'lowest ratio': rounded(lowest),
      'highest ratio': rounded(highest),
    },
  };
}
