import { z } from 'zod';

import { startChild } from './children.ts';
import type { Bench, Claim } from './claim.ts';
import { atMost } from './claim.ts';
import { rounded } from './statistics.ts';

/** Ten times the work may take ten times the time; memory is that of a page. The tolerance is for noise. */
const AIM = { time: 11, memory: 5 } as const;

const Measured = z.object({
  seconds: z.number(),
  heapMb: z.number(),
  residentMb: z.number(),
  read: z.int(),
  written: z.int(),
  left: z.int(),
});

/**
 * `sync products stock` of a shop that is in sync already, on SQLite. The clock is virtual, so waiting for the pace costs
 * nothing; answers are made from those that the simulators gave for one product, at once. What is measured is our own
 * work: reading answers, comparing, the database. Each size in a process of its own.
 */
export const inSyncPass: Claim = {
  name: 'pass',
  says: 'a pass with nothing to write over 100 000 SKUs costs ten times one over 10 000, and no ten times the memory',
  async measure(bench) {
    const [few, many] = bench.quick ? [500, 5_000] : [10_000, 100_000];
    const small = await measurePass(bench, few);
    const large = await measurePass(bench, many);
    const wrote = small.written + large.written + small.left + large.left;
    const time = large.seconds / small.seconds;
    const memory = large.heapMb / small.heapMb;
    const sizes = { SKUs: many, 'SKUs of the small one': few };
    return [
      {
        name: 'time',
        of: 'seconds of the large pass / of the small one',
        ratio: rounded(time, 2),
        aim: `<= ${AIM.time}, nothing written`,
        met: time <= AIM.time && wrote === 0,
        absolutes: {
          ...sizes,
          seconds: rounded(large.seconds, 1),
          'seconds of the small one': rounded(small.seconds, 1),
          'µs per SKU': Math.round((large.seconds / many) * 1e6),
          calls: large.read,
          'calls of the small one': small.read,
          writes: large.written + small.written,
          'left to do': large.left + small.left,
        },
      },
      {
        name: 'memory',
        of: 'heap in use at its highest, without garbage and without what there was before, large pass / small one',
        ratio: rounded(memory, 2),
        ...atMost(memory, AIM.memory),
        absolutes: {
          ...sizes,
          'heap MB': rounded(large.heapMb, 1),
          'heap MB of the small one': rounded(small.heapMb, 1),
          'resident MB at the end': Math.round(large.residentMb),
          'resident MB of the small one': Math.round(small.residentMb),
        },
      },
    ];
  },
};

async function measurePass({ folder, tell }: Bench, skus: number) {
  const child = await startChild({ program: 'pass', args: [String(skus)], folder });
  const measured = Measured.parse(child.ready);
  tell(`${skus} SKUs: ${rounded(measured.seconds, 1)} s`);
  await child.program.ended;
  return measured;
}
