import { describe, expect, it } from 'vitest';

import { LEASE_TTL_MS } from '../work/lease-term.ts';
import type { EngineBench } from './engine.builder.ts';
import { ACCOUNT, createGate, lookAt, looking } from './engine.builder.ts';

/** Who works on them, and what a death or a stop leaves behind. */
export function describeOwning(open: () => Promise<EngineBench>): void {
  describe('crash and ownership', () => {
    it('a death between act and record repeats the act once, and fences the dead one', async () => {
      const bench = await open();
      const acts: string[] = [];
      const records: string[] = [];
      const gate = createGate();
      const frozen = bench.processOf(
        [
          looking(async () => {
            acts.push('first');
            await gate.opened;
            return [{ do: 'done', record: async () => void records.push('first') }];
          }),
        ],
        { slots: 1 },
      );
      await bench.mark(lookAt('level'));
      await bench.drive(frozen.start());
      await bench.until(() => acts.length === 1);
      frozen.freeze();

      const next = bench.processOf(
        [
          looking(async () => {
            acts.push('second');
            return [{ do: 'done', record: async () => void records.push('second') }];
          }),
        ],
        { holder: 'here:2:b' },
      );
      await bench.drive(next.start());
      await bench.until(bench.isEmpty);
      await bench.mark(lookAt('level', { dueAt: bench.clock.now() + 60_000 }));
      frozen.thaw();
      gate.open();
      await bench.clock.advance(2_000);

      expect(acts).toEqual(['first', 'second']);
      expect(records).toEqual(['second']);
      expect(await bench.rows()).toHaveLength(1);
      expect(next.owned).toMatchObject([{ tookOver: true }]);
    });

    it('work in flight is told within seconds that the account was taken over', async () => {
      const bench = await open();
      let told: AbortSignal | undefined;
      const frozen = bench.processOf(
        [
          looking(async (_, __, { signal }) => {
            told = signal;
            await bench.clock.sleep(3_600_000, signal);
            return [{ do: 'done' }];
          }),
        ],
        { slots: 1 },
      );
      await bench.mark(lookAt('sku'));
      await bench.drive(frozen.start());
      await bench.until(() => told !== undefined);
      frozen.freeze();
      const next = bench.processOf([], { holder: 'here:2:b' });
      await bench.drive(next.start());
      await bench.until(() => next.owned.length > 0);
      frozen.thaw();
      const takenAt = bench.clock.now();

      await bench.until(() => told?.aborted === true);

      expect(bench.clock.now() - takenAt).toBeLessThan(6_000);
    });

    it('a new owner makes no call in its first second', async () => {
      const bench = await open();
      const first = bench.processOf([looking(async () => [{ do: 'done' }])]);
      await bench.mark(lookAt('before'));
      await bench.drive(first.start());
      await bench.until(bench.isEmpty);
      await bench.drive(first.engine.stop());
      let calledAt: number | undefined;
      const second = bench.processOf(
        [
          looking(async (_, __, { now }) => {
            calledAt = now();
            return [{ do: 'done' }];
          }),
        ],
        { holder: 'here:2:b' },
      );
      await bench.mark(lookAt('sku'));
      const startedAt = bench.clock.now();
      await bench.drive(second.start());

      await bench.until(bench.isEmpty);

      expect((calledAt ?? 0) - startedAt).toBeGreaterThanOrEqual(1_000);
    });

    it('an owner that vanished is followed once its lease has run out, within fifteen seconds', async () => {
      const bench = await open();
      const vanished = bench.processOf([]);
      await bench.drive(vanished.ownerships.acquire(ACCOUNT));
      const vanishedAt = bench.clock.now();
      const runs: number[] = [];
      await bench.mark(lookAt('left'));
      const next = bench.processOf(
        [
          looking(async (_, __, { now }) => {
            runs.push(now());
            return [{ do: 'done' }];
          }),
        ],
        { holder: 'here:2:b' },
      );
      await bench.drive(next.start());

      await bench.until(bench.isEmpty);

      expect((runs[0] ?? 0) - vanishedAt).toBeGreaterThanOrEqual(LEASE_TTL_MS);
      expect((runs[0] ?? 0) - vanishedAt).toBeLessThan(15_000);
    });
  });

  describe('stopping', () => {
    it('lets work in flight be recorded, begins no more, and frees the account', async () => {
      const bench = await open();
      const seen: string[] = [];
      const { engine, ownerships, start } = bench.processOf(
        [
          looking(async (row) => {
            seen.push(row.key);
            await bench.clock.sleep(3_000);
            return [{ do: 'done' }];
          }),
        ],
        { drain: { batchesInFlight: 1 } },
      );
      await bench.mark(lookAt('1'), lookAt('2'));
      await bench.drive(start());
      await bench.until(() => seen.length === 1);

      await bench.drive(engine.stop());

      expect(seen).toEqual(['1']);
      expect((await bench.rows()).map((row) => row.key)).toEqual(['2']);
      expect(await ownerships.whoHolds(ACCOUNT)).toBeUndefined();
    });

    it('gives up within ten seconds what hangs, and leaves its row to the next', async () => {
      const bench = await open();
      let isBegun = false;
      let givenUpAt: number | undefined;
      const { engine, start } = bench.processOf([
        looking(async (_, __, { signal }) => {
          isBegun = true;
          signal.addEventListener('abort', () => {
            givenUpAt = bench.clock.now();
          });
          await bench.clock.sleep(3_600_000, signal);
          return [{ do: 'done' }];
        }),
      ]);
      await bench.mark(lookAt('hung'));
      await bench.drive(start());
      await bench.until(() => isBegun);
      const stoppedAt = bench.clock.now();

      await bench.drive(engine.stop());

      expect((givenUpAt ?? Infinity) - stoppedAt).toBeLessThanOrEqual(10_000);
      expect((await bench.rows())[0]).toMatchObject({ state: 'ready', attempts: 0 });
    });
  });

  describe('schedules', () => {
    it('run again and again, and a failed run does not end them', async () => {
      const bench = await open();
      const runs: number[] = [];
      const { engine, start } = bench.processOf([]);
      engine.schedule('poll', { everyMs: 5_000, firstAfterMs: 0 }, async () => {
        runs.push(bench.clock.now());
        throw new Error('the first one fails');
      });
      await bench.drive(start());

      await bench.until(() => runs.length === 2);

      expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBe(5_000);
    });
  });
}
