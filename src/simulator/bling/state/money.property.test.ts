import fc from 'fast-check';
import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';

import { sumCents } from '../../../kernel/cents.ts';
import { aShop, METHOD, MUG } from '../bling-simulator.builder.ts';
import type { OrderSnapshot } from './snapshot.ts';

const step = fc.oneof(
  fc.constant({ do: 'post' as const }),
  fc.constant({ do: 'reverse' as const }),
  fc.record({ do: fc.constant('settle' as const), cents: fc.integer({ min: 1, max: 9000 }) }),
  fc.constant({ do: 'undo' as const }),
  fc.record({ do: fc.constant('edit' as const), quantidade: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    do: fc.constant('terms' as const),
    destino: fc.constantFrom(1 as const, 2 as const, 3 as const),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function aSale() {
  const { simulator } = aShop({ reservationDelayMs: { min: 0, max: 0 } });
  const { operator } = simulator;
  const orderId = operator.sell('azul', { items: [{ productId: MUG, quantity: 2 }] });
  const order = (): OrderSnapshot => {
    const [only] = simulator.state('azul').orders;
    if (!only) throw new RangeError('the sale is gone');
    return only;
  };
  const perform = (act: Step): void => {
    const [owed] = order().receivables;
    switch (act.do) {
      case 'post':
        return operator.postAccounts('azul', orderId);
      case 'reverse':
        return operator.reverseAccounts('azul', orderId);
      case 'edit':
        return operator.editOrder('azul', orderId, act);
      case 'terms':
        return operator.setPaymentDestination('azul', METHOD, act.destino);
      case 'settle':
        if (owed) operator.settleReceivable('azul', { receivableId: owed.id, cents: act.cents });
        return;
      case 'undo':
        for (const { borderoId } of owed?.settlements ?? [])
          operator.removeSettlement('azul', borderoId);
    }
  };
  /** Whether Bling took it; anything but a refusal of its own is a fault. */
  const tries = (act: Step): boolean => {
    try {
      perform(act);
      return true;
    } catch (refused) {
      if (refused instanceof HTTPException) return false;
      throw refused;
    }
  };
  return { order, tries };
}

describe('the money of a sale, whatever is done in whatever order', () => {
  it('closes to the cent: amount = balance + settled, and posted accounts are its instalments or none', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { order, tries } = aSale();
        for (const act of steps) {
          const before = order();
          const wasTaken = tries(act);
          const { receivables, parcelas, totalCents, accountsPosted } = order();

          expect(wasTaken ? before : order()).toEqual(before);
          for (const { amountCents, balanceCents, settlements, situacao } of receivables) {
            const settled = sumCents(settlements.map(({ principalCents }) => principalCents));
            expect(balanceCents).toBe(amountCents - settled);
            expect(balanceCents).toBeGreaterThanOrEqual(0);
            const partOrAll = balanceCents === 0 ? 2 : 3;
            expect(situacao).toBe(settlements.length === 0 ? 1 : partOrAll);
          }
          const owed = sumCents(receivables.map(({ amountCents }) => amountCents));
          expect(parcelas).toHaveLength(1);
          expect([0, totalCents]).toContain(owed);
          expect(accountsPosted || owed === 0).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
