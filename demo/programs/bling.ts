import { seededRandom } from '../../src/kernel/random.ts';
// `node bling.ts <port> <seed>`: the Bling of the demo, in a process of its own. It ends with its parent.
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openBlingSimulatorServer } from '../../src/simulator/bling/server.ts';
import { BLING_OPTIONS } from '../waits.ts';
import { killOnAnswer } from './kill-on-answer.ts';

const [port = '0', seed = '1'] = process.argv.slice(2);
const server = await openBlingSimulatorServer({
  port: Number(port),
  clock: systemClock,
  random: seededRandom(Number(seed)),
  fetch,
  options: BLING_OPTIONS,
});
killOnAnswer();
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ ready: server.url })}\n`);
