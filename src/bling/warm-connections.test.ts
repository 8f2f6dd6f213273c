import { describe, expect, it } from 'vitest';

import { createWarmConnections } from './warm-connections.ts';

describe('the guess of warm connections', () => {
  it('calls the first new, and the next of the same place warm until it may be closed', () => {
    const connections = createWarmConnections(2_500);
    const first = connections.take(0);
    first.giveBack(100);
    const second = connections.take(500);
    second.giveBack(600);

    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(connections.take(3_100).isNew).toBe(true);
  });

  it('takes the first free place, so that one after the other keeps only that one warm', () => {
    const connections = createWarmConnections(2_500);
    const [one, other] = [connections.take(0), connections.take(10)];
    one.giveBack(1_000);
    other.lose();
    const inTurn = [2_000, 3_000, 4_000, 5_000].map((at) => {
      const taken = connections.take(at);
      taken.giveBack(at + 100);
      return taken.isNew;
    });

    expect(inTurn).toEqual([false, false, false, false]);
    expect([connections.take(5_200).isNew, connections.take(5_210).isNew]).toEqual([false, true]);
  });

  it('counts a lost connection as none, and one just answered as not yet free', () => {
    const connections = createWarmConnections(2_500);
    connections.take(0).lose();
    const again = connections.take(100);
    expect(again.isNew).toBe(true);

    again.giveBack(300);
    expect(connections.take(300).isNew).toBe(true);
    expect(connections.take(301).isNew).toBe(false);
  });
});
