import { describe, expect, it } from 'vitest';

import type { StatusFacts } from './status.decide.ts';
import { decideStatus } from './status.decide.ts';

/** Paid in the store, fulfilled in the ERP, and the merchant maps fulfilled to completed. */
function facts(change: Partial<StatusFacts> = {}): StatusFacts {
  return {
    number: '40',
    storeStatus: 'processing',
    stage: 'paid',
    erpStatusValue: 1,
    mapped: 'completed',
    mappedStage: 'completed',
    delivered: false,
    paid: true,
    ...change,
  };
}
const cancelled = { erpStatusValue: 2, mapped: 'cancelled', mappedStage: 'cancelled' } as const;

describe('status from the ERP to the store', () => {
  it('completes an order that was fulfilled in the ERP', () => {
    expect(decideStatus(facts())).toEqual({ do: 'set', status: 'completed' });
  });

  it('writes nothing when the store says the same already', () => {
    expect(decideStatus(facts({ storeStatus: 'completed', stage: 'completed' }))).toEqual({
      do: 'nothing',
    });
  });

  it('cancels an unpaid order that was cancelled in the ERP', () => {
    const unpaid = facts({ ...cancelled, storeStatus: 'on-hold', stage: 'held', paid: false });

    expect(decideStatus(unpaid)).toEqual({ do: 'set', status: 'cancelled' });
  });

  it('asks a person when a paid order was cancelled in the ERP', () => {
    expect(decideStatus(facts(cancelled))).toMatchObject({ do: 'ask' });
  });

  it.each(['cancelled', 'refunded', 'trashed', 'completed'] as const)(
    'never takes a %s order of the store backwards',
    (stage) => {
      const open = facts({ stage, storeStatus: stage, mapped: 'processing', mappedStage: 'paid' });

      expect(decideStatus({ ...open, erpStatusValue: 0 })).toEqual({ do: 'nothing' });
    },
  );

  it('leaves an order that has arrived where the merchant wants it', () => {
    const arrived = { storeStatus: 'entregue', stage: 'custom', delivered: true } as const;

    expect(decideStatus(facts(arrived))).toEqual({ do: 'nothing' });
    expect(decideStatus(facts({ ...arrived, ...cancelled }))).toMatchObject({ do: 'ask' });
  });

  it.each(['unpaid', 'failed', 'refunded'] as const)(
    'never sets a status that means %s, which would move stock or money',
    (mappedStage) => {
      expect(decideStatus(facts({ mapped: mappedStage, mappedStage, erpStatusValue: 0 }))).toEqual({
        do: 'nothing',
      });
    },
  );
});
