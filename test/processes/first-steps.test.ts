import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';

import { openPlace, PIX, SECRETS } from './program.builder.ts';

it('goes from connecting to a catalogue in the store, and a second sync writes nothing', async () => {
  await using place = await openPlace();
  expect(await place.connectBling()).toMatchObject({ code: 0 });
  const { store } = await place.must(place.storeLine());
  // Again, with the same channel: new credentials, the same store.
  expect(await place.must(place.storeLine())).toMatchObject({ store });

  const file = join(place.folder, 'totoro.yaml');
  await place.must(`config export ${file}`);
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace('goLive', 'goLife').replace('channel:', 'chanel:'));
  const refused = await place.run(`config import ${file}`);
  expect(refused.code).toBe(65);
  expect(refused.stderr).toMatch(/goLife[^]*chanel|chanel[^]*goLife/);
  const config = parse(good) as { accounts: { stores: { mappings: object }[] }[] };
  for (const shop of config.accounts.flatMap(({ stores }) => stores))
    shop.mappings = { ...shop.mappings, payment: { pix: String(PIX) } };
  writeFileSync(file, stringify(config));
  await place.must(`config import ${file}`);

  const writes = () => place.store.simulator.log.filter(({ method }) => method !== 'GET').length;
  const before = writes();
  const plan = await place.must('plan');
  expect(plan['cost']).toMatchObject({ bling: expect.any(Number), store: expect.any(Number) });
  expect(writes()).toBe(before);
  expect(place.bling.simulator.log.writes('azul')).toEqual([]);

  await place.must('sync');
  const skus = place.store.simulator.state().products.map(({ sku }) => sku);
  expect(skus.toSorted()).toEqual(['CAN-1', 'CAN-2', 'CAN-3', 'CAN-4']);
  const after = writes();
  await place.must('sync');
  expect(writes()).toBe(after);

  const status = await place.must('status');
  expect(JSON.stringify(status)).toContain('"links":4');
  expect(await place.must('pending')).toEqual({ pending: [] });
  expect(await place.must('pending --retry')).toEqual({ retried: 0 });
  expect(await place.must('audit verify')).toMatchObject({ ok: true });
  expect((await place.run('doctor')).code).toBe(1);
  expectNowhereInClear(place.folder);
}, 60_000);

/** P8: the database and the logs, byte by byte. */
function expectNowhereInClear(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.db|totoro\.\d|wal/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  expect(files.length).toBeGreaterThan(0);
  for (const secret of SECRETS) expect(files.filter((text) => text.includes(secret))).toEqual([]);
}
