import { describe, expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { createAudit } from '../audit/audit.ts';
import { ChannelId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import { seededRandom } from '../kernel/random.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { say } from '../messages/message.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { createAccounts, newAccountId } from './account.repository.ts';
import { exportConfig } from './export-config.ts';
import { ConfigWrong } from './failures.ts';
import { importConfig } from './import-config.ts';
import { createMappings } from './mapping.repository.ts';
import { createStores, newStoreId } from './store.repository.ts';

const random = seededRandom(7);
const ACCOUNT = newAccountId(random);
const STORE = newStoreId(random);
const OTHER = newStoreId(random);

describeOnEachDatabase('the configuration', ({ open }) => {
  const vault = openVault({ key: newVaultKey() });
  const audit = createAudit({ vault, clock: systemClock });

  async function connected(): Promise<Database> {
    const database = await open();
    const { db } = database;
    await createAccounts(db).create({
      id: ACCOUNT,
      name: 'Café da Ana',
      companyId: '98765432109876543210',
      createdAt: 1,
    });
    await createStores(db, vault).create({
      id: STORE,
      accountId: ACCOUNT,
      kind: 'woocommerce',
      name: 'ana.example',
      channelId: ChannelId.parse('204'),
      settings: { consumerSecret: 'cs_segredo' },
      webhookSecret: 'hook-segredo',
      goLiveAt: Date.UTC(2026, 2, 10),
      createdAt: 1,
    });
    await createMappings(db).set(STORE, 'payment', { pix: '101' });
    return database;
  }
  const take = (database: Database, text: string) =>
    importConfig({ database, vault, audit, actor: 'person:ana', correlation: 'cli-1' }, text);

  async function mistakesOf(database: Database, text: string): Promise<string[]> {
    const [settled] = await Promise.allSettled([take(database, text)]);
    if (settled.status === 'fulfilled') return [];
    if (!(settled.reason instanceof ConfigWrong)) throw settled.reason;
    return settled.reason.mistakes.map((mistake) => say(mistake, 'en'));
  }

  describe('when it is written out', () => {
    it('has all that people decided, and no secret', async () => {
      const { db } = await connected();
      const text = await exportConfig(db, vault);

      expect(text).toContain('name: Café da Ana');
      expect(text).toContain('company: "98765432109876543210"');
      expect(text).toContain('pix: "101"');
      expect(text).not.toMatch(/segredo|v1\./);
    });
  });

  describe('when it is read in', () => {
    it('changes nothing when it is what was written out', async () => {
      const database = await connected();
      const text = await exportConfig(database.db, vault);

      expect(await take(database, text)).toBe(0);
      expect(await exportConfig(database.db, vault)).toBe(text);
    });

    it('takes over what a person changed, and the audit says what it was before', async () => {
      const database = await connected();
      const text = await exportConfig(database.db, vault);
      const changed = text
        .replace('pix: "101"', 'PIX: "102"')
        .replace('state: live', 'state: paused')
        .replace('balance: virtual', 'balance: physical');

      expect(await take(database, changed)).toBe(2);
      expect(await exportConfig(database.db, vault)).toBe(changed);
      const lines = await database.db.selectFrom('audit_line').selectAll().orderBy('seq').execute();
      expect(lines).toMatchObject([
        { action: 'config.import', actor: 'person:ana', subject: `account:${ACCOUNT}` },
        { action: 'config.import', store_id: STORE, outcome: 'applied' },
      ]);
      expect(JSON.stringify(lines)).not.toContain('segredo');
    });

    it('tells every mistake at once, and changes nothing', async () => {
      const database = await connected();
      const text = await exportConfig(database.db, vault);
      const wrong = text
        .replace('balance: virtual', 'balance: imaginary')
        .replace('pix: "101"', 'pix: 101')
        .replace('name: ana.example', 'nome: ana.example');

      expect(await mistakesOf(database, wrong)).toEqual([
        'accounts.0.policy.balance: use one of these values: virtual, physical.',
        'accounts.0.stores.0.name: is missing, or not of the type string. Ids stand in quotes.',
        'accounts.0.stores.0.mappings.payment.pix: is missing, or not of the type string. Ids stand in quotes.',
        'accounts.0.stores.0: we do not know nome. Delete it, or mend the name.',
      ]);
      expect(await exportConfig(database.db, vault)).toBe(text);
    });

    it('refuses what nothing heeds, such as whose name of a product counts', async () => {
      const database = await connected();
      const text = await exportConfig(database.db, vault);

      expect(
        await mistakesOf(database, text.replace('pausedFlows: []', 'nameOwner: store')),
      ).toEqual([
        'accounts.0.stores.0.policy: we do not know nameOwner. Delete it, or mend the name.',
      ]);
    });

    it('makes a store the stock master, and never a second one beside it', async () => {
      const database = await connected();
      const text = await exportConfig(database.db, vault);
      const choose = (master: string) => text.replace('stockMaster: erp', `stockMaster: ${master}`);

      expect(await mistakesOf(database, choose(`[${STORE}, erp]`))).toEqual([
        'accounts.0.policy.stockMaster: there is exactly one stock master. Use erp (Bling), or the id of one store (sto_...).',
      ]);
      expect(await mistakesOf(database, choose(OTHER))).toEqual([
        `The store ${OTHER} of the company 98765432109876543210 is not connected here. Connect it with "totoro connect store" and import again.`,
      ]);
      expect(await take(database, choose(STORE))).toBe(1);
      expect(await exportConfig(database.db, vault)).toBe(choose(STORE));
      expect(await mistakesOf(database, choose(OTHER))).toEqual([
        expect.stringContaining(`already has the store ${STORE} as its stock master`),
      ]);
      expect(await take(database, text)).toBe(1);
    });

    it('names the line that is no YAML', async () => {
      const database = await connected();

      expect(await mistakesOf(database, 'version: 1\naccounts: [\n')).toEqual([
        expect.stringMatching(/^Line [23]: not valid YAML/),
      ]);
      expect(await mistakesOf(database, '')).toHaveLength(1);
    });

    it('names accounts and stores that are not connected here', async () => {
      const database = await connected();
      const text = await exportConfig(database.db, vault);

      expect(await mistakesOf(database, text.replace('"98765432109876543210"', '"1"'))).toEqual([
        expect.stringContaining('company 1 is not connected here'),
      ]);
      expect(await mistakesOf(database, text.replace('channel: "204"', 'channel: "999"'))).toEqual([
        expect.stringContaining('store ana.example'),
      ]);
    });
  });
});
