import { describe, expect, it } from 'vitest';

import type { LinePolicy, StoreSale } from './contained.ts';
import { becomesContainedAt, isContained } from './contained.ts';
import {
  CANCELLED,
  IMPORTED_AT,
  OTHER,
  POSTING,
  readBalance,
  RELEASE_MS,
  RELEASED_AT,
  RESERVING,
  sale,
  stockPolicy,
  toldBalance,
} from './stock.builder.ts';

const late = readBalance(10, RELEASED_AT + 86_400_000);
const lateContains = (sold: StoreSale, policy: LinePolicy) => isContained(sold, late, policy);

describe('a sale is contained in a balance', () => {
  it('only when the balance was read T after the import, to the millisecond', () => {
    const justBefore = readBalance(8, RELEASED_AT - 1);

    expect(isContained(sale(), justBefore, stockPolicy())).toBe(false);
    expect(isContained(sale(), readBalance(8, RELEASED_AT), stockPolicy())).toBe(true);
  });

  it('never because an event told the balance: that event may belong to another sale', () => {
    const told = toldBalance(8, RELEASED_AT + 86_400_000);

    expect(isContained(sale(), told, stockPolicy())).toBe(false);
  });

  it('never while it is not imported, however late the balance was read', () => {
    expect(lateContains(sale({ importedAt: undefined }), stockPolicy())).toBe(false);
  });

  it('never in a status that is not known', () => {
    expect(lateContains(sale({ erpStatusId: undefined }), stockPolicy())).toBe(false);
  });

  it.each([
    { when: 'reserves, virtual', erpStatusId: RESERVING, balance: 'virtual', expected: true },
    { when: 'reserves, physical', erpStatusId: RESERVING, balance: 'physical', expected: false },
    { when: 'posts, virtual', erpStatusId: POSTING, balance: 'virtual', expected: true },
    { when: 'posts, physical', erpStatusId: POSTING, balance: 'physical', expected: true },
    { when: 'does neither', erpStatusId: OTHER, balance: 'virtual', expected: false },
    { when: 'is cancelled', erpStatusId: CANCELLED, balance: 'virtual', expected: false },
  ] as const)('by status and kind of balance ($when): $expected', (given) => {
    const { erpStatusId, balance, expected } = given;

    const entered = sale({ erpStatusId, erpStatusSeenAt: RELEASED_AT });

    expect(lateContains(entered, stockPolicy({ balance }))).toBe(expected);
  });

  it('not when its order was made in a posting status: it entered nothing, and nothing was posted', () => {
    expect(lateContains(sale({ erpStatusId: POSTING }), stockPolicy())).toBe(false);
  });

  it('not by a status that nobody confirmed as posting', () => {
    const unconfirmed = stockPolicy({ postingStatuses: [] });

    const entered = sale({ erpStatusId: POSTING, erpStatusSeenAt: RELEASED_AT });

    expect(lateContains(entered, unconfirmed)).toBe(false);
  });
});

describe('the hold of a sale', () => {
  it('begins anew when its status changes: the balance may rise for a moment between', () => {
    const changedAt = IMPORTED_AT + 3_600_000;
    const posted = sale({ erpStatusId: POSTING, erpStatusSeenAt: changedAt });

    expect(becomesContainedAt(posted, stockPolicy())).toBe(changedAt + RELEASE_MS);
  });

  it('never ends before T after the import, though the status carries an older date', () => {
    const older = sale({ erpStatusSeenAt: IMPORTED_AT - 3_600_000 });

    expect(becomesContainedAt(older, stockPolicy())).toBe(RELEASED_AT);
  });

  it('counts from the import when no date of the status is known', () => {
    expect(becomesContainedAt(sale({ erpStatusSeenAt: undefined }), stockPolicy())).toBe(
      RELEASED_AT,
    );
  });

  it('has no end in a status that neither reserves nor posts', () => {
    expect(becomesContainedAt(sale({ erpStatusId: OTHER }), stockPolicy())).toBeUndefined();
  });
});
