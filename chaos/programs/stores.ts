// `node stores.ts '[{"port": n, "siteUrl": "http://..."}]' <seed>`: web stores, in a process of their own.
import { z } from 'zod';

import { STORE_OPTIONS } from '../../demo/waits.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openStoreSimulatorServer } from '../../src/simulator/store/open-server.ts';

const Wanted = z.array(z.object({ port: z.int(), siteUrl: z.string() }));

const [wanted = '[]', seed = '1'] = process.argv.slice(2);
const servers = await Promise.all(
  Wanted.parse(JSON.parse(wanted)).map(({ port, siteUrl }, at) =>
    openStoreSimulatorServer({
      port,
      clock: systemClock,
      random: seededRandom(Number(seed) + at),
      fetch,
      // Its own address is the one under which TotoroACDC knows it: that of the proxy before it.
      options: { ...STORE_OPTIONS, siteUrl, siteName: `Loja ${at + 1}` },
    }),
  ),
);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ ready: servers.map(({ url }) => url) })}\n`);
