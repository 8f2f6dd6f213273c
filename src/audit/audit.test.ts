import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { collect } from '../../test/databases/collect.ts';
import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import type { Database } from '../database/open-database.ts';
import type { Db } from '../database/tables.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { createAuditLineRepository } from './audit-line.repository.ts';
import type { NewAuditLine } from './audit-line.ts';
import { auditLine } from './audit.builder.ts';
import { createAudit } from './audit.ts';
import { createHeadFile } from './head-file.ts';
import { readPersonal } from './read-personal.ts';
import type { ChainReport, VerifyChains } from './verify-chains.ts';
import { verifyChains } from './verify-chains.ts';

const CHAIN = auditLine().chain;
const BUYER = { personId: 'person-1', data: { name: 'João da Silva 🧉', document: '52998224725' } };

describeOnEachDatabase('audit', ({ open }) => {
  const vault = openVault({ key: newVaultKey() });
  const audit = createAudit({ vault, clock: systemClock });

  async function withLines(...lines: NewAuditLine[]): Promise<Database> {
    const database = await open();
    for (const line of lines) await database.transaction((tx) => audit.append(tx, line));
    return database;
  }
  const verify = (db: Db, change: Partial<VerifyChains> = {}) =>
    reportOf(CHAIN, { db, vault, ...change });
  const three = [auditLine(), auditLine({ after: 2 }), auditLine({ after: 1 })];

  it('numbers the lines of a chain without a gap, whether appended one by one or together', async () => {
    const { db, transaction } = await withLines(auditLine());
    await transaction((tx) => audit.appendAll(tx, [auditLine(), auditLine()]));

    const lines = await createAuditLineRepository(db).find();
    expect(lines.map((line) => line.seq)).toEqual([3, 2, 1]);
    expect(await verify(db)).toEqual({ chain: CHAIN, ok: true, lines: 3 });
  });

  it('keeps a chain for each account and one for the system', async () => {
    const { db, transaction } = await open();
    const lines = [auditLine(), auditLine({ chain: 'system' }), auditLine()];
    await transaction((tx) => audit.appendAll(tx, lines));

    const reports = await collect(verifyChains({ db, vault }));
    expect(reports).toEqual([
      { chain: CHAIN, ok: true, lines: 2 },
      { chain: 'system', ok: true, lines: 1 },
    ]);
  });

  it('loses a line whose transaction is undone, and notices nothing missing', async () => {
    const { db, transaction } = await withLines(auditLine());
    const undone = transaction(async (tx) => {
      await audit.append(tx, auditLine());
      throw new Error('no stock');
    });

    await expect(undone).rejects.toThrow('no stock');
    expect(await verify(db)).toMatchObject({ ok: true, lines: 1 });
  });

  it('does not fork when many append to one chain at once', async () => {
    const { db, transaction } = await open();
    const appends = Array.from({ length: 20 }, (_, at) =>
      transaction((tx) => audit.append(tx, auditLine({ after: at }))),
    );
    await Promise.all(appends);

    expect(await verify(db)).toEqual({ chain: CHAIN, ok: true, lines: 20 });
  });

  it('finds a line that was changed', async () => {
    const { db } = await withLines(...three);
    await db.updateTable('audit_line').set({ after: '9' }).where('seq', '=', 2).execute();

    expect(await verify(db)).toMatchObject({
      ok: false,
      lines: 1,
      brokenAt: 2,
      problem: { key: 'audit.lineChanged' },
    });
  });

  it('finds a line that was deleted from the middle', async () => {
    const { db } = await withLines(...three);
    await db.deleteFrom('audit_line').where('seq', '=', 2).execute();

    expect(await verify(db)).toMatchObject({ ok: false, brokenAt: 2 });
  });

  it('finds lines that changed places', async () => {
    const { db } = await withLines(...three);
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ] as const) {
      await db.updateTable('audit_line').set({ seq: to }).where('seq', '=', from).execute();
    }

    expect(await verify(db)).toMatchObject({ ok: false, brokenAt: 2 });
  });

  it('finds a tail that was cut', async () => {
    const { db } = await withLines(...three);
    await db.deleteFrom('audit_line').where('seq', '=', 3).execute();

    expect(await verify(db)).toMatchObject({
      ok: false,
      brokenAt: 3,
      problem: { key: 'audit.tailCut' },
    });
  });

  it('finds a tail that was cut together with its head in the database', async () => {
    const headFile = createHeadFile(join(mkdtempSync(join(tmpdir(), 'totoro-')), 'audit.heads'));
    const { db, transaction } = await open();
    const noted = createAudit({ vault, clock: systemClock, headFile });
    for (const line of three) await transaction((tx) => noted.append(tx, line));
    await cutLast(db);

    expect(await verify(db)).toMatchObject({ ok: true, lines: 2 });
    expect(await verify(db, { headFile })).toMatchObject({ ok: false, brokenAt: 3 });

    await transaction((tx) => audit.append(tx, auditLine({ after: 7 })));
    expect(await verify(db, { headFile })).toMatchObject({
      brokenAt: 3,
      problem: { key: 'audit.headDiffers' },
    });
  });

  it('does not take the lines of another key for its own', async () => {
    const { db } = await withLines(...three);
    const stranger = openVault({ key: newVaultKey() });

    expect(await verify(db, { vault: stranger })).toMatchObject({ ok: false, brokenAt: 1 });
  });

  it('keeps personal data apart and unreadable, and gives it back with the key', async () => {
    const { db } = await withLines(auditLine({ personal: BUYER }));
    const [line] = await createAuditLineRepository(db).find({ personId: 'person-1' });
    const part = await db.selectFrom('audit_personal').selectAll().executeTakeFirstOrThrow();

    expect(JSON.stringify([line, part])).not.toMatch(/João|52998224725/);
    expect(line && (await readPersonal(db, vault, line))).toEqual(BUYER.data);
  });

  it('stays whole when a person is erased, whose data nobody can read then', async () => {
    const { db, transaction } = await withLines(auditLine({ personal: BUYER }));
    const erased = await transaction((tx) => audit.erasePerson(tx, 'person-1'));
    const [line] = await createAuditLineRepository(db).find();

    expect(erased).toBe(true);
    expect(line && (await readPersonal(db, vault, line))).toBeUndefined();
    expect(await verify(db)).toMatchObject({ ok: true, lines: 1 });
  });

  it('gives a person who comes back a new key, which does not open what was erased', async () => {
    const { db, transaction } = await withLines(auditLine({ personal: BUYER }));
    await transaction((tx) => audit.erasePerson(tx, 'person-1'));
    await transaction((tx) => audit.append(tx, auditLine({ personal: BUYER })));
    const [second, first] = await createAuditLineRepository(db).find();

    expect(second && (await readPersonal(db, vault, second))).toEqual(BUYER.data);
    expect(first && (await readPersonal(db, vault, first))).toBeUndefined();
  });

  it('finds personal data that was deleted from outside', async () => {
    const { db } = await withLines(auditLine({ personal: BUYER }));
    await db.deleteFrom('audit_personal').execute();

    expect(await verify(db)).toMatchObject({ problem: { key: 'audit.personalChanged' } });
  });

  it('is found again by what it says', async () => {
    const order = auditLine({
      action: 'order.create',
      subject: 'order:40',
      correlation: 'event-9',
    });
    const { db } = await withLines(auditLine(), order, auditLine({ outcome: 'failed' }));
    const repository = createAuditLineRepository(db);

    expect(await repository.find({ subject: 'order:40', chain: CHAIN })).toMatchObject([
      { action: 'order.create', correlation: 'event-9' },
    ]);
    expect(await repository.find({ outcome: 'failed' })).toMatchObject([{ seq: 3 }]);
    expect(await collect(repository.walk({}, 2))).toMatchObject([
      { seq: 1 },
      { seq: 2 },
      { seq: 3 },
    ]);
  });
});

async function reportOf(chain: string, options: VerifyChains): Promise<ChainReport | undefined> {
  const reports = await collect(verifyChains(options));
  return reports.find((report) => report.chain === chain);
}

/** As somebody would who can write to the database but has no key. */
async function cutLast(db: Db): Promise<void> {
  await db.deleteFrom('audit_line').where('seq', '=', 3).execute();
  const { digest } = await db
    .selectFrom('audit_line')
    .select('digest')
    .where('seq', '=', 2)
    .executeTakeFirstOrThrow();
  await db.updateTable('audit_head').set({ seq: 2, digest }).execute();
}
