import { describe, expect, it } from 'vitest';

import { createVirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { createMortalClock } from './mortal-clock.ts';
import { createMortalFetch } from './mortal-fetch.ts';
import { createMortal } from './mortal.ts';
import { createSharedSqlite } from './shared-sqlite.ts';

function aLife() {
  const time = createVirtualClock(0);
  const mortal = createMortal();
  const clock = createMortalClock(mortal, time, { skewMs: 0 });
  const sent: string[] = [];
  const fetch = createMortalFetch(mortal, async (input) => {
    sent.push(input instanceof Request ? input.url : input.toString());
    await time.sleep(1_000);
    return new Response('done');
  });
  const settled: string[] = [];
  const watch = (name: string, work: Promise<unknown>) =>
    void work.then(
      () => settled.push(name),
      () => settled.push(name),
    );
  return { time, mortal, clock, fetch, sent, settled, watch };
}

describe('a life that ends', () => {
  it('gets no answer to what it has sent, and sends nothing more', async () => {
    const { time, mortal, fetch, clock, sent, settled, watch } = aLife();
    watch('sent before', fetch('https://a.test/1'));
    watch('asleep', clock.sleep(500));
    await time.advance(100);

    mortal.die();
    watch('sent after', fetch('https://a.test/2'));
    await time.advance(60_000);

    expect(sent).toEqual(['https://a.test/1']);
    expect(settled).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'at the second call, %s it is carried out',
    async (when) => {
      const { time, mortal, fetch, sent, settled, watch } = aLife();
      mortal.dieAt({ port: 'fetch', call: 2, when });

      watch('first', fetch('https://a.test/1'));
      await time.advance(2_000);
      watch('second', fetch('https://a.test/2'));
      await time.advance(2_000);

      expect(settled).toEqual(['first']);
      expect(sent).toHaveLength(when === 'before' ? 1 : 2);
      expect(mortal.diedAt).toBe('fetch');
    },
  );
});

describe('a life that stands still', () => {
  it('goes on with all that came meanwhile', async () => {
    const { time, mortal, fetch, settled, watch } = aLife();
    watch('answer', fetch('https://a.test/1'));

    mortal.freeze();
    await time.advance(30_000);
    expect(settled).toEqual([]);
    mortal.melt();
    await time.advance(0);

    expect(settled).toEqual(['answer']);
  });
});

describe('the disk of a machine', () => {
  it('undoes what a life had not committed when it died, and lets the next one in', async () => {
    const disk = createSharedSqlite();
    disk.prepare('create table t (n integer)').run();
    const [first, second] = [createMortal(), createMortal()];
    await disk.acquire(first);
    disk.prepare('begin immediate').run();
    disk.prepare('insert into t values (1)').run();
    const entered = disk.acquire(second);

    first.die();
    disk.forget(first);
    await entered;

    expect(disk.prepare('select n from t').all()).toEqual([]);
    disk.close();
  });

  it('leaves the file to the others, even when it ends just as it would take it', async () => {
    const { mortal } = aLife();
    const other = createMortal();
    const disk = createSharedSqlite();
    mortal.onDeath(() => disk.forget(mortal));
    mortal.die();

    void disk.acquire(mortal);

    expect(disk.acquire(other)).toBeUndefined();
  });
});
