import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { clockSkewMs } from './clock-skew.ts';

const MINUTE_MS = 60_000;

describeOnEachDatabase('the clock of this machine', ({ open, engine }) => {
  it('is compared with that of the server; a file has none', async () => {
    const database = await open();
    const ahead = { ...systemClock, now: () => systemClock.now() + MINUTE_MS };

    expect(Math.abs(await clockSkewMs(database, systemClock))).toBeLessThan(1_000);
    const skewMs = await clockSkewMs(database, ahead);
    expect(Math.abs(skewMs - (engine === 'sqlite' ? 0 : MINUTE_MS))).toBeLessThan(1_000);
  });
});
