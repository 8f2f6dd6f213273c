// `node pass.ts <how many SKUs>`: one pass over a shop that is in sync, on a virtual clock. It tells its time and memory,
// and ends by itself.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { runSync } from '../../src/app/run-sync.ts';
import { openShopWorld } from '../../test/journeys/shop-world.builder.ts';
import { shopOf } from '../calls/shop.ts';
import { captureFrom } from '../pass/captured-answers.ts';
import { createLargeShop } from '../pass/large-shop.ts';
import { saveCatalogue } from '../pass/save-catalogue.ts';

/** Garbage is no memory that is needed: it is collected before each look, and that time is taken off. */
const SAMPLE_MS = 500;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
let collectingMs = 0;
function heapInUse(): number {
  const from = performance.now();
  if (typeof collect === 'function') collect();
  collectingMs += performance.now() - from;
  return process.memoryUsage().heapUsed;
}
const count = Number(process.argv[2] ?? 1_000);
const world = await openShopWorld({ shop: shopOf(1), webhooks: false });
await world.sync();
const listening = captureFrom(world.app.fetch);
const pass = (fetcher: typeof fetch) =>
  world.run(runSync({ ...world.app, fetch: fetcher }, ['products', 'stock'], () => undefined));
await pass(listening.fetch);

const shop = createLargeShop(listening.captured(), count);
await saveCatalogue(world.app.database, shop, count);
const calls = { read: 0, written: 0 };
const answering: typeof fetch = async (...[input, init]) => {
  const request = new Request(input, init);
  if (request.method === 'GET') calls.read += 1;
  else calls.written += 1;
  return shop.answer(new URL(request.url)) ?? world.app.fetch(request);
};

const heapBefore = heapInUse();
let highestHeap = heapBefore;
const sampling = setInterval(() => {
  highestHeap = Math.max(highestHeap, heapInUse());
}, SAMPLE_MS);
collectingMs = 0;
const from = performance.now();
await pass(answering);
const seconds = (performance.now() - from - collectingMs) / 1_000;
clearInterval(sampling);
const work = await world.work();
process.stdout.write(
  `${JSON.stringify({
    ready: {
      seconds,
      heapMb: (highestHeap - heapBefore) / 2 ** 20,
      residentMb: process.memoryUsage().rss / 2 ** 20,
      left: work.ready + work.needs_person,
      ...calls,
    },
  })}\n`,
);
await world[Symbol.asyncDispose]();
process.exit();
