import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { ACCOUNT, STORE } from './repository.builder.ts';
import { createWriteIntents } from './write-intent.repository.ts';

const KEY = 'order:40';

describeOnEachDatabase('a creation that is not recorded yet', ({ open }) => {
  it('is known from before its send until its record, in its own scope alone', async () => {
    const { db } = await open();
    const intents = createWriteIntents(db, STORE);
    await intents.open(KEY, { sentAt: 1_000, findBy: '{"storeNumber":"40"}' });

    expect(await intents.find(KEY)).toEqual({
      scope: STORE,
      intent_key: KEY,
      state: 'sending',
      sent_at: 1_000,
      settles_at: null,
      find_by: '{"storeNumber":"40"}',
    });
    expect(await intents.find('order:41')).toBeUndefined();
    expect(await createWriteIntents(db, ACCOUNT).find(KEY)).toBeUndefined();

    await createWriteIntents(db, ACCOUNT).close(KEY);
    expect(await intents.find(KEY)).toBeDefined();
    await intents.close(KEY);
    expect(await intents.find(KEY)).toBeUndefined();
  });

  it('is unknown until it settles, and as new when it is sent once more', async () => {
    const { db } = await open();
    const intents = createWriteIntents(db, STORE);
    await intents.open(KEY, { sentAt: 1_000, findBy: 'a' });
    await intents.open('order:41', { sentAt: 1_000, findBy: 'a' });
    await intents.noteUnknown(KEY, 151_000);
    expect(await intents.find(KEY)).toMatchObject({ state: 'unknown', settles_at: 151_000 });
    expect(await intents.find('order:41')).toMatchObject({ state: 'sending' });

    await intents.open(KEY, { sentAt: 200_000, findBy: 'b' });
    const again = { state: 'sending', settles_at: null, sent_at: 200_000, find_by: 'b' };
    expect(await intents.find(KEY)).toMatchObject(again);
  });
});
