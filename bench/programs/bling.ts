// `node bling.ts`: a Bling for measurements, in a process of its own. It ends with its parent.
import { seededRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';
import { openBlingSimulatorServer } from '../../src/simulator/bling/server.ts';

const server = await openBlingSimulatorServer({
  port: 0,
  clock: systemClock,
  random: seededRandom(1),
  fetch,
  options: {
    // Everybody calls from one address here; in life that would be many merchants' machines.
    ipGuard: false,
    webhooks: { delayMs: { min: 200, max: 200 } },
  },
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ ready: server.url })}\n`);
