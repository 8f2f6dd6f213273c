import { describe, expect, it } from 'vitest';

import { seededRandom } from '../kernel/random.ts';
import { createOtherApps } from './other-apps.ts';

const SECOND_MS = 1_000;
const FULL = { own: 2, freshMs: 338 };

interface Scene {
  readonly perSecond: number;
  readonly spacingMs: number;
  readonly minutes: number;
  /** Whether refused calls fill the second too (guide 8.5: unknown). */
  readonly refusedCount: boolean;
}

/** Another app that calls at random moments, and we beside it with an even spacing, before a sliding window of 3. */
function watch({ perSecond, spacingMs, minutes, refusedCount }: Scene) {
  const random = seededRandom(11);
  const pauseMs = () => -Math.log((random.integer(1_000_000) + 1) / 1_000_000) * SECOND_MS;
  const others = createOtherApps();
  let inSecond: number[] = [];
  let ours: number[] = [];
  const counted: number[] = [];
  const isRefused = (at: number) => {
    inSecond = inSecond.filter((one) => at - one < SECOND_MS);
    const isFull = inSecond.length >= 3;
    if (!isFull || refusedCount) inSecond.push(at);
    return isFull;
  };
  let theirNext = perSecond > 0 ? pauseMs() / perSecond : Infinity;
  let now = 0;
  while (now < minutes * 60_000) {
    for (; theirNext <= now; theirNext += pauseMs() / perSecond)
      if (!isRefused(theirNext) || refusedCount) counted.push(theirNext);
    ours = ours.filter((at) => now - at < SECOND_MS);
    const before = { own: ours.length, freshMs: now - (ours.at(-1) ?? now - SECOND_MS) };
    ours.push(now);
    const refused = isRefused(now);
    others.note({ before, refused }, now);
    // As the pacer does: a second of quiet after a refusal.
    now += refused ? SECOND_MS : spacingMs;
  }
  const lately = counted.filter((at) => now - at < 300_000).length;
  return { others, now, really: lately / 300 };
}

describe('the use of an account by other apps', () => {
  it.each<[string, Scene]>([
    ['seldom', { perSecond: 0.3, spacingMs: 338, minutes: 10, refusedCount: true }],
    ['often', { perSecond: 0.8, spacingMs: 338, minutes: 10, refusedCount: true }],
    ['often, and we leave room', { perSecond: 1, spacingMs: 500, minutes: 10, refusedCount: true }],
    ['and we crowd them out', { perSecond: 1, spacingMs: 338, minutes: 10, refusedCount: false }],
  ])('is about what the account is charged for them: %s', (_, scene) => {
    const { others, now, really } = watch(scene);

    const { perSecond = 0, low = 0, high = 0 } = others.estimate(now) ?? {};

    expect(perSecond / really).toBeGreaterThan(0.5);
    expect(perSecond / really).toBeLessThan(2);
    expect(low).toBeLessThanOrEqual(perSecond);
    expect(high).toBeGreaterThanOrEqual(perSecond);
  });

  it('is unknown while we leave them room: then nobody is refused', () => {
    const sharing = { perSecond: 1, spacingMs: 500, minutes: 10, refusedCount: false };
    const { others, now, really } = watch(sharing);

    expect(really).toBeGreaterThan(0.3);
    expect(others.estimate(now)).toBeUndefined();
  });

  it('is unknown, not zero, as long as nothing or next to nothing was refused', () => {
    const alone = { perSecond: 0, spacingMs: 338, minutes: 5, refusedCount: false };
    const { others, now } = watch(alone);
    others.note({ before: FULL, refused: true }, now);
    others.note({ before: FULL, refused: true }, now);

    expect(others.estimate(now)).toBeUndefined();
    others.note({ before: FULL, refused: true }, now);
    expect(others.estimate(now)).toBeDefined();
  });

  it('is forgotten after five minutes without a refusal', () => {
    const others = createOtherApps();
    for (const at of [0, 1_000, 2_000]) others.note({ before: FULL, refused: true }, at);

    expect(others.estimate(299_999)).toBeDefined();
    expect(others.estimate(300_000)).toBeUndefined();
  });
});
