import { describe, expect, it } from 'vitest';

import { changedSince } from './changed-since.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

describe('what changed in Bling since an instant', () => {
  it('is asked with both ends, in São Paulo, up to a day from now: our clock may be behind', () => {
    expect(changedSince({ from: NOW - HOUR_MS, now: NOW })).toEqual([
      ['dataAlteracaoInicial', '2026-03-10 08:00:00'],
      ['dataAlteracaoFinal', '2026-03-11 09:00:00'],
    ]);
  });

  it('is of the last year at most, which is what Bling answers', () => {
    expect(changedSince({ from: NOW - 3 * YEAR_MS, now: NOW })).toEqual([
      ['dataAlteracaoInicial', '2025-03-11 09:00:00'],
      ['dataAlteracaoFinal', '2026-03-11 09:00:00'],
    ]);
  });
});
