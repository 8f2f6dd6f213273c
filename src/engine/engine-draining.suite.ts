import { describe, expect, it } from 'vitest';

import { BlingRejected, BlingUnavailable } from '../bling/failures.ts';
import { StoreId } from '../commerce/ids.ts';
import { mark } from '../work/mark.repository.ts';
import { replay } from '../work/pending.repository.ts';
import { WorkPriority } from '../work/priority.ts';
import type { EngineBench } from './engine.builder.ts';
import { ACCOUNT, createGate, lookAt, looking } from './engine.builder.ts';

const STORE = StoreId.parse('sto_loja0001');

/** How rows are worked on. */
export function describeDraining(open: () => Promise<EngineBench>): void {
  describe('coalescing', () => {
    it('a hundred marks while the row is worked on are exactly one more run', async () => {
      const bench = await open();
      const gate = createGate();
      let runs = 0;
      const { engine, start } = bench.processOf([
        looking(async () => {
          runs++;
          if (runs === 1) await gate.opened;
          return [{ do: 'done' }];
        }),
      ]);
      await bench.mark(lookAt('sku'));
      await bench.drive(start());
      await bench.until(() => runs === 1);

      for (let event = 0; event < 100; event++) {
        await bench.mark(lookAt('sku', { correlation: `event-${event}` }));
        await engine.wake(ACCOUNT);
      }
      gate.open();
      await bench.until(bench.isEmpty);

      expect(runs).toBe(2);
    });

    it('finds what another process marked, without a wake', async () => {
      const bench = await open();
      const seen: string[] = [];
      await bench.drive(
        bench
          .processOf([
            looking(async (row) => {
              seen.push(row.key);
              return [{ do: 'done' }];
            }),
          ])
          .start(),
      );
      await bench.mark(lookAt('elsewhere'));

      await bench.until(bench.isEmpty);

      expect(seen).toEqual(['elsewhere']);
    });

    it('a wake inside a transaction counts once that is committed', async () => {
      const bench = await open();
      const seenAt: number[] = [];
      const { engine, start } = bench.processOf([
        looking(async () => {
          seenAt.push(bench.clock.now());
          return [{ do: 'done' }];
        }),
      ]);
      await bench.drive(start());
      const markedAt = bench.clock.now();
      await bench.database.transaction(async (tx) => {
        await engine.wake(ACCOUNT, tx);
        await mark(tx, [lookAt('sku')], bench.clock.now());
      });

      await bench.until(bench.isEmpty);

      expect(seenAt[0]).toBeLessThan(markedAt + 500);
    });
  });

  describe('order of work', () => {
    it('an order waits at most three calls behind a walk over ten thousand rows', async () => {
      const bench = await open();
      const calls: string[] = [];
      let ordersMarkedAt = Infinity;
      const walk = looking(async (row) => {
        calls.push('walk');
        const walked = calls.filter((call) => call === 'walk').length * 100;
        if (walked === 5_000) {
          ordersMarkedAt = calls.length;
          await bench.mark(lookAt('40', { kind: 'order', priority: WorkPriority.order }));
          await engine.wake(row.accountId);
        }
        return [walked < 10_000 ? { do: 'again' } : { do: 'done' }];
      });
      const order = looking(async () => {
        calls.push('order');
        return [{ do: 'done' }];
      }, 'order');
      const { engine, start } = bench.processOf([walk, order], {
        drain: { batchesInFlight: 1 },
      });
      await bench.mark(lookAt('import', { priority: WorkPriority.catalogue }));
      await bench.drive(start());

      await bench.until(bench.isEmpty);

      expect(calls).toHaveLength(101);
      expect(calls.indexOf('order') - ordersMarkedAt).toBeLessThanOrEqual(3);
    });

    it('a store that hangs delays neither Bling nor another store', async () => {
      const bench = await open();
      const gate = createGate();
      const seen: string[] = [];
      const hanging = Array.from({ length: 8 }, (_, index) =>
        lookAt(`hung-${index}`, { lane: STORE }),
      );
      await bench.mark(...hanging);
      await bench.drive(
        bench
          .processOf([
            looking(async (row) => {
              if (row.lane === STORE) await gate.opened;
              seen.push(row.key);
              return [{ do: 'done' }];
            }),
          ])
          .start(),
      );
      await bench.mark(
        lookAt('in-bling'),
        lookAt('in-another', { lane: StoreId.parse('sto_loja0002') }),
      );

      await bench.until(() => seen.length === 2);

      expect(seen.toSorted()).toEqual(['in-another', 'in-bling']);
      gate.open();
      await bench.until(bench.isEmpty);
    });
  });

  describe('putting off', () => {
    it('what waits comes back at its time, and counts no attempt', async () => {
      const bench = await open();
      const runs: { at: number; attempts: number }[] = [];
      const { start } = bench.processOf([
        looking(async (row, _, { now }) => {
          runs.push({ at: now(), attempts: row.attempts });
          return [runs.length === 1 ? { do: 'wait', untilMs: now() + 10_000 } : { do: 'done' }];
        }),
      ]);
      await bench.mark(lookAt('nota'));
      await bench.drive(start());

      await bench.until(bench.isEmpty);

      const [first, second] = runs;
      expect(second).toEqual({ at: expect.any(Number), attempts: 0 });
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(11_000);
    });

    it('a hint does not shorten a backoff', async () => {
      const bench = await open();
      const runs: number[] = [];
      const { engine, start } = bench.processOf([
        looking(async (_, __, { now }) => {
          runs.push(now());
          if (runs.length === 1)
            throw new BlingUnavailable({ detail: '503', outcome: 'not_applied' });
          return [{ do: 'done' }];
        }),
      ]);
      await bench.mark(lookAt('sku'));
      await bench.drive(start());
      await bench.until(async () => (await bench.rows())[0]?.attempts === 1);
      await bench.mark(lookAt('sku', { priority: WorkPriority.order }));
      await engine.wake(ACCOUNT);

      await bench.until(bench.isEmpty);

      expect(runs).toHaveLength(2);
      expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBeGreaterThanOrEqual(1_500);
    });

    it('what needs a person stays through hints, and runs once when it is replayed', async () => {
      const bench = await open();
      let isMended = false;
      let runs = 0;
      const { engine, start } = bench.processOf([
        looking(async () => {
          runs++;
          if (!isMended)
            throw new BlingRejected({
              status: 400,
              type: 'VALIDATION_ERROR',
              text: 'CPF',
              complaints: [],
              requestId: '1',
            });
          return [{ do: 'done' }];
        }),
      ]);
      await bench.mark(lookAt('pedido'));
      await bench.drive(start());
      const isParked = async () => (await bench.rows())[0]?.state === 'needs_person';
      await bench.until(isParked);
      await bench.mark(lookAt('pedido'));
      await engine.wake(ACCOUNT);
      await bench.clock.advance(5_000);
      expect(await isParked()).toBe(true);
      expect(runs).toBe(1);

      isMended = true;
      await bench.database.transaction((tx) =>
        replay(tx, { accountId: ACCOUNT }, bench.clock.now()),
      );
      await bench.until(bench.isEmpty);

      expect(runs).toBe(2);
    });
  });
}
