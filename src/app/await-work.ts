import { FIRST_NUMBERS_MS } from '../sync/next-gathering.ts';
import { countOpenOf } from '../work/pending.repository.ts';
import type { App } from './open-app.ts';
import { createStandstillWatch } from './standstill.ts';

const LOOK_MS = 300;
/** Counting what is left of a hundred thousand rows takes its time, too: then it is not counted every moment. */
const LONGEST_LOOK_MS = 5_000;
const ROWS_A_LOOK_MS = 10;
/** Numbers in no hurry are gathered for some seconds: a command waits for those, and not for a later look. */
const SOON_MS = 2 * FIRST_NUMBERS_MS;

/**
 * Waits until what came of one cause is done, by whoever owns its accounts.
 *
 * @param onProgress how much is done of what is known so far
 * @throws {NobodyWorks | AccessRefused} when no one will do the rest
 */
export async function awaitWork(
  app: App,
  correlation: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { database, clock } = app;
  const watch = createStandstillWatch(app);
  let most = 0;
  for (;;) {
    const open = await countOpenOf(database.db, correlation, clock.now() + SOON_MS);
    await watch.check(open);
    const left = open.reduce((sum, { state, count }) => sum + (state === 'ready' ? count : 0), 0);
    if (left === 0) return;
    most = Math.max(most, left);
    onProgress(most - left, most);
    await clock.sleep(Math.min(LONGEST_LOOK_MS, Math.max(LOOK_MS, left / ROWS_A_LOOK_MS)));
  }
}
