import { describe, expect, it } from 'vitest';

import { AccountId } from '../commerce/ids.ts';
import type { EngineBench } from './engine.builder.ts';
import { ACCOUNT, createGate, lookAt, looking } from './engine.builder.ts';

const OTHERS = ['acc_loja0002', 'acc_loja0003', 'acc_loja0004'].map((id) => AccountId.parse(id));
const ACCOUNTS = [ACCOUNT, ...OTHERS];

export interface OpenShared {
  readonly open: () => Promise<EngineBench>;
  /** Nothing is found by looking around. */
  readonly openDeaf: () => Promise<EngineBench>;
}

/** What many processes do together. */
export function describeSharing({ open, openDeaf }: OpenShared): void {
  describe('several processes', () => {
    it('drain each account in one of them at a time, a hundred wakes meanwhile are one more run', async () => {
      const bench = await open();
      const gate = createGate();
      const atOnce = new Map<string, number>();
      const runs: string[] = [];
      let most = 0;
      const handler = looking(async ({ accountId }) => {
        runs.push(accountId);
        atOnce.set(accountId, (atOnce.get(accountId) ?? 0) + 1);
        most = Math.max(most, ...atOnce.values());
        await gate.opened;
        atOnce.set(accountId, (atOnce.get(accountId) ?? 0) - 1);
        return [{ do: 'done' }];
      });
      const processes = ['here:1:a', 'here:2:b', 'here:3:c'].map((holder) =>
        bench.processOf([handler], { holder }),
      );
      await bench.mark(...ACCOUNTS.map((accountId) => lookAt('sku', { accountId })));
      for (const { start } of processes) await bench.drive(start());
      await bench.until(() => runs.length === ACCOUNTS.length);

      await bench.mark(lookAt('sku'));
      for (const { engine } of processes)
        await Promise.all(Array.from({ length: 33 }, () => engine.wake(ACCOUNT)));
      await bench.mark(lookAt('sku'));
      await processes[0]?.engine.wake(ACCOUNT);
      await bench.pass(3_000);
      gate.open();
      await bench.until(bench.isEmpty);
      await bench.pass(3_000);

      expect(most).toBe(1);
      expect(runs.filter((accountId) => accountId === ACCOUNT)).toHaveLength(2);
      expect(runs).toHaveLength(ACCOUNTS.length + 1);
    });

    it('one that only takes news in wakes one that works', async () => {
      const bench = await openDeaf();
      const seen: string[] = [];
      const web = bench.processOf([], { holder: 'here:1:a' });
      await bench.drive(web.engine.open());
      const worker = bench.processOf(
        [
          looking(async (row) => {
            seen.push(row.key);
            return [{ do: 'done' }];
          }),
        ],
        { holder: 'here:2:b' },
      );
      await bench.drive(worker.start());
      await bench.pass(3_000);
      await bench.mark(lookAt('sku'));

      await web.engine.wake(ACCOUNT);
      await bench.until(bench.isEmpty);

      expect(seen).toEqual(['sku']);
      expect(web.owned).toEqual([]);
    });

    it('one that stops hands its account on at once, with what is left to do', async () => {
      const bench = await openDeaf();
      const seen: string[] = [];
      const handler = (name: string) =>
        looking(async (row) => {
          seen.push(`${name} ${row.key}`);
          if (name === 'first') await bench.clock.sleep(2_000);
          return [{ do: 'done' }];
        });
      const drain = { batchesInFlight: 1 };
      const first = bench.processOf([handler('first')], { holder: 'here:1:a', drain });
      await bench.mark(lookAt('1'), lookAt('2'));
      await bench.drive(first.start());
      await bench.until(() => seen.length === 1);
      const second = bench.processOf([handler('second')], { holder: 'here:2:b', drain });
      await bench.drive(second.start());

      await bench.drive(first.engine.stop());
      const stoppedAt = bench.clock.now();
      await bench.until(bench.isEmpty);

      expect(seen).toEqual(['first 1', 'second 2']);
      expect(bench.clock.now() - stoppedAt).toBeLessThan(5_000);
    });

    it('with fewer places than accounts all have their turn', async () => {
      const bench = await openDeaf();
      const seen: string[] = [];
      const { start } = bench.processOf(
        [
          looking(async ({ accountId }) => {
            seen.push(accountId);
            return [{ do: 'done' }];
          }),
        ],
        { slots: 1 },
      );
      await bench.mark(...ACCOUNTS.map((accountId) => lookAt('sku', { accountId })));
      await bench.drive(start());

      await bench.until(() => seen.length === ACCOUNTS.length);

      expect(seen.toSorted()).toEqual(ACCOUNTS);
    });

    it('run what is scheduled in one of them, and another follows one that froze', async () => {
      const bench = await open();
      const runs: { by: number; at: number }[] = [];
      const processes = [1, 2, 3].map((by) => {
        const process = bench.processOf([], { holder: `here:${by}:x` });
        process.engine.schedule('poll', { everyMs: 5_000, firstAfterMs: 0 }, async () => {
          runs.push({ by, at: bench.clock.now() });
        });
        return process;
      });
      for (const { start } of processes) await bench.drive(start());
      await bench.until(() => runs.length === 4);
      const [leader] = runs.map(({ by }) => by);
      expect(runs.map(({ by }) => by)).toEqual([leader, leader, leader, leader]);
      const gaps = runs.slice(1).map(({ at }, index) => at - (runs[index]?.at ?? 0));
      expect(gaps).toEqual([5_000, 5_000, 5_000]);

      processes[(leader ?? 0) - 1]?.freeze();
      const frozenAt = bench.clock.now();
      await bench.until(() => runs.length === 6);
      processes[(leader ?? 0) - 1]?.thaw();
      await bench.pass(12_000);

      const after = runs.slice(4);
      expect(new Set(after.map(({ by }) => by)).size).toBe(1);
      expect(after[0]?.by).not.toBe(leader);
      expect((after[0]?.at ?? Infinity) - frozenAt).toBeLessThanOrEqual(12_000);
    });
  });
}
