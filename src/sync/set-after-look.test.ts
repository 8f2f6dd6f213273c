import { expect, it } from 'vitest';

import { BlingUnavailable } from '../bling/failures.ts';
import { LostOwnership } from '../work/failures.ts';
import { setAfterLook } from './set-after-look.ts';
import { openWriting } from './write-once.builder.ts';

const lost = new BlingUnavailable({ detail: 'no answer', outcome: 'unknown' });
const unreached = new BlingUnavailable({ detail: 'no connection', outcome: 'not_applied' });

/** A setting write that ends so, and whether it was noted as unknown. */
async function set(end: Promise<string>) {
  await using world = await openWriting();
  const noted: string[] = [];
  const noteUnknown = async () => void noted.push('unknown');
  const [settled] = await Promise.allSettled([
    setAfterLook(end, { commit: world.commit, noteUnknown }),
  ]);
  return { ended: settled.status === 'fulfilled' ? settled.value : settled.reason, noted };
}

it('A setting write tells that it was applied, or provably refused, and notes nothing', async () => {
  expect(await set(Promise.resolve('done'))).toEqual({
    ended: { outcome: 'applied', value: 'done' },
    noted: [],
  });
  expect(await set(Promise.reject(unreached))).toEqual({
    ended: { outcome: 'refused', failure: unreached },
    noted: [],
  });
});

it('A setting write of unknown outcome is in the ledger before it fails', async () => {
  expect(await set(Promise.reject(lost))).toEqual({ ended: lost, noted: ['unknown'] });
});

it('A setting write of one who owns the account no more passes on the loss and notes nothing', async () => {
  const gone = new LostOwnership('account acc_1');

  expect(await set(Promise.reject(gone))).toMatchObject({ noted: [] });
});
