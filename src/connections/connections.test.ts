import { describe, expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import type { TokenGrant } from '../bling/token-store.ts';
import { AccountId, ChannelId, ErpStatusId, StoreId, WarehouseId } from '../commerce/ids.ts';
import { seededRandom } from '../kernel/random.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { openVault } from '../vault/open-vault.ts';
import { newVaultKey } from '../vault/vault-key.ts';
import { createAccounts, newAccountId } from './account.repository.ts';
import { createCursors } from './cursor.repository.ts';
import { createMappings } from './mapping.repository.ts';
import type { NewStore } from './store.repository.ts';
import { createStores, newStoreId } from './store.repository.ts';
import { createTokenStore } from './token-store.ts';

const random = seededRandom(1);
const ACCOUNT = newAccountId(random);
const STORE = newStoreId(random);

function newAccount(id: AccountId = ACCOUNT, companyId = 'company-1') {
  return { id, name: 'Loja da Ana', companyId, createdAt: 1_000 };
}

function newStore(change: Partial<NewStore> = {}): NewStore {
  return {
    id: STORE,
    accountId: ACCOUNT,
    kind: 'woocommerce',
    name: 'ana.example',
    channelId: ChannelId.parse('204'),
    settings: { url: 'https://ana.example', consumerSecret: 'cs_segredo' },
    webhookSecret: 'hook-segredo',
    goLiveAt: 2_000,
    createdAt: 1_000,
    ...change,
  };
}

function grant(change: Partial<TokenGrant> = {}): TokenGrant {
  return {
    accessToken: 'x'.repeat(3_000),
    refreshToken: 'refresh-segredo',
    expiresAt: 10_000,
    grantedAt: 5_000,
    scope: '1 2',
    ...change,
  };
}

describeOnEachDatabase('connections', ({ open }) => {
  const vault = openVault({ key: newVaultKey() });

  describe('an account', () => {
    it('begins with the defaults, and is found by its company', async () => {
      const { db } = await open();
      const accounts = createAccounts(db);
      const made = await accounts.create(newAccount());

      expect(await accounts.findByCompany('company-1')).toEqual(made);
      expect(made).toMatchObject({ id: ACCOUNT, state: 'connected', createdAt: 1_000 });
      expect(made.policy).toEqual({
        warehouses: 'all',
        stockMaster: 'erp',
        balance: 'virtual',
        reservingStatuses: ['6', '15', '21', '24'],
        postingStatuses: [],
        stockPostedBy: 'status',
        receivablesPostedBy: 'nobody',
        receivableStatuses: [],
        settledPaymentTypes: [15, 16, 17, 18, 20],
        ledgerAccountByMethod: {},
        receiptSchedules: {},
        stockReleaseMs: 60_000,
        unknownSettleMs: 120_000,
        driftRepair: 'auto',
        sweepSharePercent: 5,
      });
      await expect(accounts.get(AccountId.parse('acc_00000000'))).rejects.toThrow('acc_00000000');
    });

    it('is one for each company', async () => {
      const { db } = await open();
      const accounts = createAccounts(db);
      await accounts.create(newAccount());

      await expect(accounts.create(newAccount(newAccountId(random)))).rejects.toThrow(
        /unique|duplicate/i,
      );
      expect(await accounts.list()).toHaveLength(1);
    });

    it('keeps what a person decided', async () => {
      const { db } = await open();
      const accounts = createAccounts(db);
      const { policy } = await accounts.create(newAccount());
      const decided = {
        ...policy,
        warehouses: [WarehouseId.parse('14888')],
        postingStatuses: [ErpStatusId.parse('9')],
      };
      await accounts.savePolicy(ACCOUNT, decided);
      await accounts.saveState(ACCOUNT, 'disconnected');
      await accounts.saveName(ACCOUNT, 'Ana Ltda.');

      expect(await accounts.get(ACCOUNT)).toMatchObject({
        policy: decided,
        state: 'disconnected',
        name: 'Ana Ltda.',
      });
    });
  });

  describe('a store', () => {
    it('keeps its secrets unreadable in the database', async () => {
      const { db } = await open();
      const stores = createStores(db, vault);
      const made = await stores.create(newStore());

      expect(JSON.stringify(await db.selectFrom('store').selectAll().execute())).not.toContain(
        'segredo',
      );
      expect(await stores.get(STORE)).toEqual(made);
      expect(made).toMatchObject({
        settings: { url: 'https://ana.example', consumerSecret: 'cs_segredo' },
        webhookSecret: 'hook-segredo',
        state: 'live',
        goLiveAt: 2_000,
        policy: { payLater: ['cod'], createMissingProducts: true, anonymousSales: 'refuse' },
      });
    });

    it('has a sales channel of its own in its account', async () => {
      const { db } = await open();
      const stores = createStores(db, vault);
      await stores.create(newStore());
      const second = stores.create(newStore({ id: newStoreId(random) }));

      await expect(second).rejects.toThrow(/unique|duplicate/i);
    });

    it('is told by another sealed text when its settings were saved again', async () => {
      const { db } = await open();
      const stores = createStores(db, vault);
      const before = await stores.create(newStore());
      await stores.saveSettings(STORE, { url: 'https://nova.example' });
      await stores.saveWebhookSecret(STORE, 'other');
      await stores.saveNames(STORE, { name: 'Nova', goLiveAt: 3_000 });
      await stores.savePolicy(STORE, { ...before.policy, pausedFlows: ['stock'] });

      const after = await stores.get(STORE);
      expect(after.sealed).not.toBe(before.sealed);
      expect(after).toMatchObject({
        settings: { url: 'https://nova.example' },
        webhookSecret: 'other',
        name: 'Nova',
        goLiveAt: 3_000,
        policy: { pausedFlows: ['stock'] },
      });
    });

    it('is listed with its account, and not counted once it is disconnected', async () => {
      const { db } = await open();
      const stores = createStores(db, vault);
      const other = newStoreId(random);
      await stores.create(newStore());
      await stores.create(newStore({ id: other, channelId: ChannelId.parse('205'), createdAt: 2 }));
      await stores.saveState(STORE, 'disconnected');

      const listed = await stores.listByAccount(ACCOUNT);
      expect(listed.map((store) => store.id)).toEqual([other, STORE]);
      expect(await stores.idsOfAccount(ACCOUNT)).toEqual([other]);
    });
  });

  describe('a mapping', () => {
    it('tells words apart by case, adds to what is there and is forgotten word by word', async () => {
      const { db } = await open();
      const mappings = createMappings(db);
      await mappings.set(STORE, 'payment', { pix: '1', PIX: '2' });
      await mappings.set(STORE, 'payment', { pix: '3', boleto: '4' });
      await mappings.set(STORE, 'carrier', { sedex: 'SEDEX' });
      await mappings.remove(STORE, 'payment', 'boleto');

      expect(Object.fromEntries(await mappings.find(STORE, 'payment'))).toEqual({
        pix: '3',
        PIX: '2',
      });
      await mappings.clear(STORE, 'payment');
      expect(await mappings.find(STORE, 'payment')).toEqual(new Map());
      expect(await mappings.find(STORE, 'carrier')).toEqual(new Map([['sedex', 'SEDEX']]));
      expect(await mappings.find(StoreId.parse('sto_00000000'), 'carrier')).toEqual(new Map());
    });
  });

  describe('a cursor', () => {
    it('is remembered by owner and name until it is removed', async () => {
      const { db } = await open();
      const cursors = createCursors(db);
      await cursors.set(STORE, 'orders', '1');
      await cursors.set(STORE, 'orders', '2');
      await cursors.set(ACCOUNT, 'orders', '9');

      expect(await cursors.get(STORE, 'orders')).toBe('2');
      await cursors.remove(STORE, 'orders');
      expect(await cursors.get(STORE, 'orders')).toBeUndefined();
      expect(await cursors.get(ACCOUNT, 'orders')).toBe('9');
    });
  });

  describe('tokens', () => {
    it('come back as they were granted, and lie sealed', async () => {
      const database = await open();
      const tokens = createTokenStore({
        database,
        vault,
        clock: systemClock,
        random,
        accountId: ACCOUNT,
      });

      expect(await tokens.read()).toBeUndefined();
      expect(await tokens.save(grant(), 0)).toBe(true);
      expect(await tokens.read()).toEqual({ ...grant(), version: 1 });
      const row = await database.db.selectFrom('account_token').selectAll().executeTakeFirst();
      expect(JSON.stringify(row)).not.toContain('segredo');
      expect(row?.refresh_expires_at).toBe(5_000 + 30 * 24 * 3_600_000);
    });

    it('are saved by the first of those who renewed them, and by no other', async () => {
      const database = await open();
      const tokens = createTokenStore({
        database,
        vault,
        clock: systemClock,
        random,
        accountId: ACCOUNT,
      });
      await tokens.save(grant(), 0);
      const saved = await Promise.all(
        ['a', 'b', 'c'].map((refreshToken) => tokens.save(grant({ refreshToken }), 1)),
      );

      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await tokens.read()).toMatchObject({ version: 2 });
      expect(await tokens.save(grant(), 0)).toBe(false);
      expect(await tokens.save(grant(), 1)).toBe(false);
    });

    it('are renewed by one at a time, and the next one goes on when the work fails', async () => {
      const database = await open();
      const tokens = createTokenStore({
        database,
        vault,
        clock: systemClock,
        random,
        accountId: ACCOUNT,
      });
      let inside = 0;
      let most = 0;
      const renewals = Array.from({ length: 3 }, () =>
        tokens.withLock(async () => {
          inside += 1;
          most = Math.max(most, inside);
          await database.db.selectFrom('lease').selectAll().execute();
          inside -= 1;
        }),
      );
      const failing = tokens.withLock(async () => {
        throw new Error('no network');
      });

      await expect(failing).rejects.toThrow('no network');
      await Promise.all(renewals);
      expect(most).toBe(1);
    });

    it('are left to a process that stands still for five seconds, and until its lock has run out', async () => {
      const database = await open();
      const clock = createVirtualClock(0);
      const given = { database, vault, clock, random, accountId: ACCOUNT };
      const [standing, other] = [createTokenStore(given), createTokenStore(given)];
      const renewed = async () => 'renewed';
      const entered = new Promise<void>((enter) => {
        void standing.withLock(() => {
          enter();
          return new Promise<string>(() => undefined);
        });
      });
      await clock.run(entered);

      expect(await clock.run(other.withLock(renewed))).toBeUndefined();
      expect(clock.now()).toBe(5_000);
      await clock.advance(115_000);
      expect(await clock.run(other.withLock(renewed))).toBe('renewed');
    });
  });
});
