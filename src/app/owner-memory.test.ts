import { expect, it } from 'vitest';

import { AccountId, StoreId } from '../commerce/ids.ts';
import { createVirtualClock } from '../simulator/virtual-clock.ts';
import { createOwnerMemory } from './owner-memory.ts';

const accountId = AccountId.parse('acc_loja0001');
const DOUBT = { scope: StoreId.parse('sto_loja0001'), key: 'order:7' };

it('a doubt keeps its age while an account is let go and taken again, and loses it to a takeover', async () => {
  const clock = createVirtualClock(0);
  const memoryOf = createOwnerMemory(clock);
  memoryOf({ accountId, tookOver: false }).doubts.begin(DOUBT);

  await clock.advance(90_000);
  expect(memoryOf({ accountId, tookOver: false }).doubts.knownForMs(DOUBT)).toBe(90_000);
  expect(memoryOf({ accountId, tookOver: true }).doubts.knownForMs(DOUBT)).toBe(0);
});
