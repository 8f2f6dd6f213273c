import { expect, it } from 'vitest';

import { describeOnEachDatabase } from '../../test/databases/engines.ts';
import { AccountId } from '../commerce/ids.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { LostOwnership } from './failures.ts';
import { LEASE_MARGIN_MS, LEASE_TTL_MS } from './lease-term.ts';
import { createOwnerships } from './ownership.ts';

const ACCOUNT = AccountId.parse('acc_loja0001');
const SURE_MS = LEASE_TTL_MS - LEASE_MARGIN_MS;

describeOnEachDatabase('how long an owner may act', ({ open }) => {
  async function openOwned() {
    const time = createVirtualClock(0);
    let jumpMs = 0;
    const clock = { ...time, now: () => time.now() + jumpMs };
    const ownerships = createOwnerships({ database: await open(), clock, holder: 'a:1:x' });
    const ownership = await ownerships.acquire(ACCOUNT);
    return {
      ownerships,
      ownership,
      pass: (ms: number) => time.advance(ms),
      setClock: (ms: number) => {
        jumpMs += ms;
      },
    };
  }

  it('ends before anybody else may take over, although nobody has yet', async () => {
    const { ownership, pass } = await openOwned();
    await pass(SURE_MS - 1);
    ownership.mayAct();
    await pass(1);

    expect(() => ownership.mayAct()).toThrow(LostOwnership);
  });

  it('begins anew with each renewal, from the moment at which that was asked for', async () => {
    const { ownerships, ownership, pass } = await openOwned();
    await pass(SURE_MS - 1);
    await ownerships.renew(ownership);
    await pass(SURE_MS - 1);
    ownership.mayAct();
    await pass(1);

    expect(() => ownership.mayAct()).toThrow(LostOwnership);
  });

  it('ends with letting go, also when a renewal is answered after that', async () => {
    const { ownerships, ownership } = await openOwned();

    const renewing = ownerships.renew(ownership);
    await ownerships.release(ownership);
    await renewing;

    expect(() => ownership.mayAct()).toThrow(LostOwnership);
  });

  it('is not made longer by a clock that was set back, nor by a machine that slept', async () => {
    const back = await openOwned();
    back.setClock(-60_000);
    await back.pass(SURE_MS);
    expect(() => back.ownership.mayAct()).toThrow(LostOwnership);

    const slept = await openOwned();
    slept.setClock(SURE_MS);
    expect(() => slept.ownership.mayAct()).toThrow(LostOwnership);
  });
});
