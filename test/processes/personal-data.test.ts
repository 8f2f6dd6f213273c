import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { openPlace, PIX, SECRETS } from './program.builder.ts';

const PERSON = { document: '529.982.247-25', email: 'chihiro@example.com.br' };
const MAPPINGS = {
  payment: { 'credit-card': String(PIX) },
  status_to_erp: { 'on-hold': '6', processing: '6' },
};

it('keeps customers, tokens and keys readable nowhere: not in the database, not in the logs', async () => {
  await using place = await openPlace();
  await place.connectBling();
  await place.must(place.storeLine());
  await place.setMappings(MAPPINGS);
  await place.must('sync');
  const items = [{ sku: 'CAN-1', quantity: 1 }];
  expect(
    place.store.simulator.control.buy({ items, payment: 'credit-card', person: PERSON }).ok,
  ).toBe(true);
  await place.must('sync orders');

  expect(place.bling.simulator.state('azul').orders).toHaveLength(1);
  expect(await place.must('audit verify')).toMatchObject({ ok: true });
  const texts = readdirSync(place.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  expect(texts.some((text) => text.includes('order.create'))).toBe(true);
  expect(texts.some((text) => text.includes('"level":'))).toBe(true);
  const hidden = [...SECRETS, PERSON.document, '52998224725', PERSON.email];
  for (const secret of hidden) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
}, 60_000);
