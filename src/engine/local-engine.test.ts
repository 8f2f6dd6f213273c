import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import {
  ACCOUNT,
  lookAt,
  looking,
  openEngineBench,
  stopEnginesAfterEach,
} from './engine.builder.ts';
import { describeEngine } from './engine.suite.ts';
import { createLocalEngine } from './local-engine.ts';

describeOnEachDatabase('engine local', (place) => {
  describeEngine(place, createLocalEngine);
});

describeOnEachDatabase('local engine that seldom polls', (place) => {
  stopEnginesAfterEach();

  it('is not late for a row whose date it knows', async () => {
    const bench = await openEngineBench(place, (parts) =>
      createLocalEngine({ ...parts, pollMs: 3_600_000 }),
    );
    const runs: number[] = [];
    const { engine, start } = bench.processOf([
      looking(async (_, __, { now }) => {
        runs.push(now());
        return [runs.length === 1 ? { do: 'wait', untilMs: now() + 3_000 } : { do: 'done' }];
      }),
    ]);
    await bench.drive(start());
    await bench.mark(lookAt('sku'));
    await engine.wake(ACCOUNT);

    await bench.until(bench.isEmpty);

    expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBeGreaterThanOrEqual(3_000);
    expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBeLessThan(4_000);
  });
});

describeOnEachDatabase('local engine beside another', (place) => {
  stopEnginesAfterEach();

  it('a second process is refused while the first lives, and learns who that is', async () => {
    const bench = await openEngineBench(place, createLocalEngine);
    await bench.drive(bench.processOf([]).start());
    const second = bench.processOf([], { holder: 'here:2:b' });

    await expect(bench.drive(second.start())).rejects.toMatchObject({
      code: 'work.owned_elsewhere',
      holder: 'here:1:a',
    });
    expect(await second.ownerships.whoHolds(ACCOUNT)).toBe('here:1:a');
  });
});
