import { describe, expect, it } from 'vitest';

import { fiscalState } from './fiscal.decide.ts';

const HOUR_MS = 3_600_000;
const NOW = 1_000 * HOUR_MS;
const known = { authorisedAt: undefined, isOurs: true, now: NOW };
const note = { stage: 'authorised', model: 'nfe', issuedAt: undefined } as const;

describe('a note', () => {
  it('may be cancelled for 24 hours, one of the counter for half an hour', () => {
    const since = NOW - HOUR_MS;

    expect(fiscalState(note, { ...known, authorisedAt: since })).toEqual({
      state: 'authorised',
      cancelBy: since + 24 * HOUR_MS,
    });
    expect(fiscalState({ ...note, model: 'nfce' }, { ...known, authorisedAt: since })).toEqual({
      state: 'authorised',
      cancelBy: undefined,
    });
  });

  it('of which nobody knows since when it holds is past cancelling', () => {
    expect(fiscalState(note, known)).toEqual({ state: 'authorised', cancelBy: undefined });
    expect(fiscalState({ ...note, issuedAt: NOW - 1 }, known)).toMatchObject({
      cancelBy: NOW - 1 + 24 * HOUR_MS,
    });
  });

  it.each(['blocked', 'unknown', 'rejected'] as const)('%s is for a person', (stage) => {
    expect(fiscalState({ ...note, stage }, known)).toEqual({ state: 'rejected' });
  });

  it('that is pending may be deleted by us only if it is ours, and no NFC-e at all: no call does that', () => {
    const isOurs = (model: 'nfe' | 'nfce', ours: boolean) =>
      fiscalState({ ...note, model, stage: 'pending' }, { ...known, isOurs: ours });

    expect(isOurs('nfe', true)).toEqual({ state: 'pending', isOurs: true });
    expect(isOurs('nfe', false)).toEqual({ state: 'pending', isOurs: false });
    expect(isOurs('nfce', true)).toEqual({ state: 'pending', isOurs: false });
  });

  it('that is not there is none', () => {
    expect(fiscalState(undefined, known)).toEqual({ state: 'none' });
  });
});
