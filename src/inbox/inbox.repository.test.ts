import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId, ChannelId, StoreId } from '../commerce/ids.ts';
import { insertIfNew } from '../database/insert-if-new.ts';
import {
  countEventsOf,
  findAccountOfCompany,
  findLastReceivedAt,
  findStoreOf,
  rememberEvent,
  retainInbox,
} from './inbox.repository.ts';

const event = (eventId: string, receivedAt: number) => ({
  source: 'bling:main',
  eventId,
  receivedAt,
  eventAt: undefined,
  topic: 'stock.created',
  bodySealed: 'v1.k.body',
  quarantine: undefined,
});

describeOnEachDatabase('inbox', ({ open }) => {
  it('remembers an event once, and an id is not the same in other letters', async () => {
    const { transaction } = await open();
    const remember = (id: string) => transaction((tx) => rememberEvent(tx, event(id, 1)));

    expect(await remember('abc')).toBe(true);
    expect(await remember('abc')).toBe(false);
    expect(await remember('ABC')).toBe(true);
  });

  it('of those who race, one remembers', async () => {
    const { transaction } = await open();

    const results = await Promise.all(
      Array.from({ length: 8 }, () => transaction((tx) => rememberEvent(tx, event('abc', 1)))),
    );

    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it('empties old bodies and forgets older events', async () => {
    const { db, transaction } = await open();
    await transaction(async (tx) => {
      await rememberEvent(tx, event('oldest', 100));
      await rememberEvent(tx, event('old', 200));
      await rememberEvent(tx, event('new', 300));
    });

    expect(await retainInbox(db, { forgetBefore: 200, emptyBefore: 300 })).toEqual({
      emptied: 1,
      forgotten: 1,
    });
    expect(
      await db
        .selectFrom('inbox_event')
        .select(['event_id', 'body_sealed'])
        .orderBy('received_at')
        .execute(),
    ).toEqual([
      { event_id: 'old', body_sealed: '' },
      { event_id: 'new', body_sealed: 'v1.k.body' },
    ]);
    expect(await findLastReceivedAt(db, 'bling:main')).toBe(300);
  });

  it('keeps a body of four megabytes', async () => {
    const { db, transaction } = await open();
    const bodySealed = 'x'.repeat(4 * 1024 * 1024);
    await transaction((tx) => rememberEvent(tx, { ...event('large', 1), bodySealed }));

    const { body_sealed } = await db
      .selectFrom('inbox_event')
      .select('body_sealed')
      .executeTakeFirstOrThrow();
    expect(body_sealed.length).toBe(bodySealed.length);
  });

  it('counts the events of each source apart', async () => {
    const { db, transaction } = await open();
    for (const id of ['1', '2']) await transaction((tx) => rememberEvent(tx, event(id, 1)));

    expect(await countEventsOf(db, 'bling:main')).toBe(2);
    expect(await countEventsOf(db, 'bling:other')).toBe(0);
    expect(await findLastReceivedAt(db, 'bling:other')).toBeUndefined();
  });

  it('knows the account of a company and the store of an address, as written', async () => {
    const { db } = await open();
    const accountId = AccountId.parse('acc_loja0001');
    const storeId = StoreId.parse('sto_loja0001');
    const named = { name: 'Loja', policy: '{}', created_at: 1 };
    await insertIfNew(db, 'account', {
      ...named,
      id: accountId,
      company_id: 'abc',
      state: 'connected',
    });
    await insertIfNew(db, 'store', {
      ...named,
      id: storeId,
      account_id: accountId,
      kind: 'woocommerce',
      channel_id: ChannelId.parse('204'),
      settings_sealed: '',
      webhook_secret_sealed: '',
      state: 'paused',
      go_live_at: 1,
    });

    expect(await findAccountOfCompany(db, 'abc')).toEqual({ id: accountId, state: 'connected' });
    expect(await findAccountOfCompany(db, 'ABC')).toBeUndefined();
    const store = { id: storeId, account_id: accountId, state: 'paused' };
    expect(await findStoreOf(db, storeId)).toEqual(store);
    expect(await findStoreOf(db, 'STO_LOJA0001')).toBeUndefined();
    expect(await findStoreOf(db, "'; drop table store; --")).toBeUndefined();
  });
});
