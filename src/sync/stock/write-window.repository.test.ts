import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../../test/databases/engines.ts';
import { OTHER_STORE, STORE } from '../repository.builder.ts';
import { HOURS_KEPT, NO_WINDOWS, summarizeWindows } from './window-histogram.ts';
import { createWriteWindows } from './write-window.repository.ts';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 2, 10, 12);

describeOnEachDatabase('how long a store may sell what a write overwrites', ({ open }) => {
  it('is not known before the first write', async () => {
    const { db } = await open();

    expect(await createWriteWindows(db, STORE).read()).toEqual(NO_WINDOWS);
  });

  it('adds up over all writes of a store, in one row, and never with those of another', async () => {
    const { db } = await open();
    const windows = createWriteWindows(db, STORE);
    await windows.add(800, START);
    await windows.add(1_200, START + HOUR_MS);
    await createWriteWindows(db, OTHER_STORE).add(50, START);

    const now = START + HOUR_MS;
    expect(summarizeWindows(await windows.read(), now)).toMatchObject({ windows: 2, sumMs: 2_000 });
    const elsewhere = await createWriteWindows(db, OTHER_STORE).read();
    expect(summarizeWindows(elsewhere, now)).toMatchObject({ windows: 1, sumMs: 50 });
    const rows = await db.selectFrom('write_window').select('store_id').execute();
    expect(rows.map((row) => row.store_id).toSorted()).toEqual([STORE, OTHER_STORE]);
  });

  it('is kept for the last hours alone', async () => {
    const { db } = await open();
    const windows = createWriteWindows(db, STORE);
    await windows.add(800, START);
    await windows.add(300, START + HOURS_KEPT * HOUR_MS);

    const hour = START / HOUR_MS + HOURS_KEPT;
    expect((await windows.read()).slots).toMatchObject([{ hour, sumMs: 300 }]);
  });

  it('is as before when the write that told it is undone', async () => {
    const { db, transaction } = await open();
    await createWriteWindows(db, STORE).add(800, START);
    const undone = transaction(async (tx) => {
      await createWriteWindows(tx, STORE).add(9_000, START);
      throw new Error('undone');
    });

    await expect(undone).rejects.toThrow('undone');
    const kept = await createWriteWindows(db, STORE).read();
    expect(summarizeWindows(kept, START)).toMatchObject({ windows: 1, sumMs: 800 });
  });
});
