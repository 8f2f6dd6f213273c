import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Fault as BlingFault } from '../../src/simulator/bling/faults/fault.ts';
import type { CallFault as StoreFault } from '../../src/simulator/store/faults.ts';
import { openServingShop } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;

/** What may befall a write in Bling; each is struck once. */
const BLING_FAULTS: readonly BlingFault[] = [
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'truncate' },
  { kind: 'latency', ms: 8_000 },
  { kind: 'error_page', status: 503 },
  { kind: 'lose_answer', how: 'reset' },
  { kind: 'lose_answer', how: 'hang' },
  { kind: 'lose_answer', how: 'error_page' },
  { kind: 'late_commit', commitAfterMs: 45_000 },
  { kind: 'late_commit', commitAfterMs: 80_000, answerAfterMs: 3_000 },
];
const STORE_FAULTS: readonly StoreFault[] = [
  { kind: 'critical-error' },
  { kind: 'unavailable' },
  { kind: 'rate-limit', amount: 3 },
  { kind: 'slow', amount: 10_000 },
  { kind: 'hang' },
  { kind: 'lose-answer' },
  { kind: 'truncate-list', amount: 0, path: '/orders' },
];

const Step = fc.record({
  buyer: fc.constantFrom('529.982.247-25', '111.444.777-35', undefined),
  payment: fc.constantFrom('credit-card', 'pix', 'boleto', 'cod'),
  sku: fc.constantFrom('CAN-1', 'CAM-P', 'KIT-2'),
  onBling: fc.option(fc.constantFrom(...BLING_FAULTS), { nil: undefined }),
  onStore: fc.option(fc.constantFrom(...STORE_FAULTS), { nil: undefined }),
  pauseMs: fc.constantFrom(0, 1_000, 20_000, 90_000),
});

it('a bad week ends with every order once, to the cent, and every customer once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { minLength: 3, maxLength: 7 }), async (steps) => {
      await using shop = await openServingShop({
        bling: { webhooks: { duplicatePercent: 30, latePercent: 30 } },
      });
      for (const { buyer, payment, sku, onBling, onStore, pauseMs } of steps) {
        if (onBling) shop.bling.faults.next(onBling, { method: 'POST' });
        if (onStore) shop.store.faults.add(onStore);
        const person = buyer === undefined ? {} : { document: buyer };
        shop.store.control.buy({ items: [{ sku, quantity: 1 }], payment, person });
        await shop.run(shop.clock.sleep(pauseMs));
      }
      await shop.after(30 * MINUTE_MS);

      const inStore = shop.store
        .state()
        .orders.map(({ id, totalCents }) => `${id} ${totalCents}`)
        .toSorted();
      const inBling = shop
        .orders()
        .map(({ numeroLoja, totalCents }) => `${numeroLoja} ${totalCents}`)
        .toSorted();
      expect(inBling).toEqual(inStore);
      const documents = shop.contacts().map(({ numeroDocumento }) => numeroDocumento);
      expect(documents.length).toBe(new Set(documents).size);
      expect(await shop.causes()).toEqual([]);
    }),
    { numRuns: 3, seed: 20_260_310 },
  );
});
