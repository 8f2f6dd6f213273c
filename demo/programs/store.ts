// `node store.ts <port> <seed>`: the web store of the demo, in a process of its own. It ends with its parent.
import { seededRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openStoreSimulatorServer } from '../../src/simulator/store/open-server.ts';
import { STORE_BEFORE } from '../shop/store-before.ts';
import { STORE_OPTIONS } from '../waits.ts';

const [port = '0', seed = '1'] = process.argv.slice(2);
const server = await openStoreSimulatorServer({
  port: Number(port),
  clock: systemClock,
  random: seededRandom(Number(seed)),
  fetch,
  options: STORE_OPTIONS,
});
for (const body of STORE_BEFORE) await enter(body);
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ ready: server.url })}\n`);

/** As its admin would have; keys go over TLS only, so the request says that it came so. */
async function enter(body: (typeof STORE_BEFORE)[number]): Promise<void> {
  const [keys] = server.simulator.shop.options.keys;
  const response = await server.simulator.fetch(
    new Request(`${server.url.replace('http:', 'https:')}/wp-json/wc/v3/products`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${keys?.key}:${keys?.secret}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    }),
  );
  if (response.status !== 201) throw new Error(`${body.sku}: ${await response.text()}`);
}
