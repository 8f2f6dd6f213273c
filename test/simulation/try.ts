import { runSeed } from './run-seed.ts';

const [from = 1, count = 1, days = 2] = process.argv.slice(2).map(Number);
for (let seed = from; seed < from + count; seed++) {
  const t0 = performance.now();
  const c0 = process.cpuUsage().user;
  const result = await runSeed(seed, days);
  const { breaches, ...rest } = result;
  console.log(
    seed,
    Math.round(performance.now() - t0),
    'ms',
    Math.round((process.cpuUsage().user - c0) / 1000),
    'cpu',
    JSON.stringify(rest),
  );
  for (const { promise, evidence } of breaches.slice(0, 8))
    console.log('   ', promise, evidence.slice(0, 600));
}
