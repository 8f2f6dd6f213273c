// `node stores.ts <how many>`: so many web stores for measurements, in a process of their own. It ends with its parent.
import { seededRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openStoreSimulatorServer } from '../../src/simulator/store/open-server.ts';

const [count = '1'] = process.argv.slice(2);
const urls: string[] = [];
for (let seed = 1; seed <= Number(count); seed += 1) {
  const server = await openStoreSimulatorServer({
    port: 0,
    clock: systemClock,
    random: seededRandom(seed),
    fetch,
    options: { webhookDelayMs: { min: 500, max: 500 } },
  });
  urls.push(server.url);
}
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ ready: urls })}\n`);
