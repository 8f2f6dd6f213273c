import { seededRandom } from '../../src/kernel/random.ts';
// `node store.ts <port> <seed>`: the web store of the demo, in a process of its own. It ends with its parent.
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openStoreSimulatorServer } from '../../src/simulator/store/open-server.ts';
import { STORE_OPTIONS } from '../waits.ts';

const [port = '0', seed = '1'] = process.argv.slice(2);
const server = await openStoreSimulatorServer({
  port: Number(port),
  clock: systemClock,
  random: seededRandom(Number(seed)),
  fetch,
  options: STORE_OPTIONS,
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ ready: server.url })}\n`);
