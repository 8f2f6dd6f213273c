import { describe, expect, it } from 'vitest';

import { cancellableUntil } from './invoice-window.ts';

const HOUR_MS = 3_600_000;

describe('the time to cancel an invoice', () => {
  it('is a day for goods that are sent, and half an hour at the counter', () => {
    const authorised = { step: 'authorised', authorised_at: 1_000 } as const;
    expect(cancellableUntil({ ...authorised, model: 'nfe' })).toBe(1_000 + 24 * HOUR_MS);
    expect(cancellableUntil({ ...authorised, model: 'nfce' })).toBe(1_000 + HOUR_MS / 2);
  });

  it.each(['wanted', 'generated', 'sent', 'rejected', 'dead', 'cancelled'] as const)(
    'does not run for one that is %s',
    (step) => {
      expect(cancellableUntil({ step, model: 'nfe', authorised_at: 1 })).toBeUndefined();
    },
  );
});
