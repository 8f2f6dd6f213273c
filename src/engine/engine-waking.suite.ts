import { describe, expect, it } from 'vitest';

import { mark } from '../work/mark.repository.ts';
import type { EngineBench } from './engine.builder.ts';
import { ACCOUNT, lookAt, looking } from './engine.builder.ts';

/** Wakes alone; the engine finds nothing by looking around. */
export function describeWaking(openDeaf: () => Promise<EngineBench>): void {
  describe('a wake', () => {
    it('in a transaction that is undone wakes nobody, the next one that is committed does', async () => {
      const bench = await openDeaf();
      const seen: string[] = [];
      const { engine, start } = bench.processOf([
        looking(async (row) => {
          seen.push(row.key);
          return [{ do: 'done' }];
        }),
      ]);
      await bench.drive(start());
      // Whatever a start looks at by itself is over.
      await bench.pass(3_000);
      await bench.mark(lookAt('marked, and not told'));

      const undone = bench.database.transaction(async (tx) => {
        await engine.wake(ACCOUNT, tx);
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      await bench.pass(3_000);
      expect(seen).toEqual([]);

      await bench.database.transaction(async (tx) => {
        await mark(tx, [lookAt('marked and told')], bench.clock.now());
        await engine.wake(ACCOUNT, tx);
      });
      await bench.until(bench.isEmpty);
      expect(seen.toSorted()).toEqual(['marked and told', 'marked, and not told']);
    });
  });
}
