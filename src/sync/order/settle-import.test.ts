import { describe, expect, it } from 'vitest';

import { ChannelId } from '../../commerce/ids.ts';
import { settleImport } from './order.act.ts';

const SENT_AT = 1_000;
const SETTLE_MS = 120_000;
const wanted = { storeNumber: '40', channelId: ChannelId.parse('1'), token: 't' };

/** Bling shows no such order, and our note says that a POST went out at `SENT_AT`. */
function settleAt(now: number, bornAt: number) {
  const clock = { now: () => now, monotonicMs: () => now, sleep: async () => {} };
  const bling = { orders: { listByStoreNumbers: async () => [], get: async () => undefined } };
  const sync = { step: 'posting', unknown_since: SENT_AT } as const;
  return settleImport({ clock }, wanted, { sync, bling, unknownSettleMs: SETTLE_MS, bornAt });
}

describe('an order whose POST is unsettled', () => {
  it('is not posted again before the settling time has gone by', async () => {
    expect(await settleAt(SENT_AT + SETTLE_MS - 1, 0)).toEqual({
      outcome: 'unsettled',
      lookAgainAt: SENT_AT + SETTLE_MS,
    });
    expect(await settleAt(SENT_AT + SETTLE_MS, 0)).toBeUndefined();
  });

  it('waits the full time from the start of a new life: the dead one may have sent just before', async () => {
    const bornAt = SENT_AT + SETTLE_MS + 5_000;

    expect(await settleAt(bornAt + 1, bornAt)).toEqual({
      outcome: 'unsettled',
      lookAgainAt: bornAt + SETTLE_MS,
    });
  });
});
