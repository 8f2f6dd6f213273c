import { expect, it } from 'vitest';

import { createAuditLineRepository } from '../../src/audit/audit-line.repository.ts';
import { readPersonal } from '../../src/audit/read-personal.ts';
import { openServingShop } from './serving-shop.builder.ts';

const PERSON = { document: '529.982.247-25', email: 'chihiro@example.com.br' };

it('What was done to a customer in Bling is in the audit, and the person in it can be erased', async () => {
  await using shop = await openServingShop();
  const { db, transaction } = shop.app.database;
  const written = async () => {
    const lines = await createAuditLineRepository(db).find({ limit: 1_000 });
    return lines.filter(({ action }) => action.startsWith('customer.')).toReversed();
  };

  shop.buy({ person: PERSON });
  await shop.after(60_000);
  shop.buy({ person: { ...PERSON, phone: '(54) 3321-0000' } });
  await shop.after(60_000);

  const lines = await written();
  const [contact] = shop.contacts().filter((each) => each.numeroDocumento !== '');
  expect(lines.map(({ action, subject }) => [action, subject])).toEqual([
    ['customer.create', `customer:${contact?.id}`],
    ['customer.update', `customer:${contact?.id}`],
  ]);
  const [line] = lines;
  if (!line) throw new Error('no line');
  expect(await readPersonal(db, shop.app.vault, line)).toMatchObject({
    document: '52998224725',
    email: PERSON.email,
  });
  expect(JSON.stringify(await createAuditLineRepository(db).find({ limit: 1_000 }))).not.toMatch(
    /52998224725|529\.982\.247-25|chihiro@/,
  );

  await transaction((tx) => shop.app.audit.erasePerson(tx, line.person_id ?? ''));
  const ofOrder = await createAuditLineRepository(db).find({ action: 'order.create' });
  for (const each of [...lines, ...ofOrder])
    expect(await readPersonal(db, shop.app.vault, each)).toBeUndefined();
});
