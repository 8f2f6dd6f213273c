import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NONE, quantity } from '../../kernel/quantity.ts';
import type { DatedBalance, StoreSale } from './contained.ts';
import { anyFacts, anyPolicy, planByTheRules } from './stock-model.builder.ts';
import { MUG, RESERVING, TRAY } from './stock.builder.ts';
import { decideStock, type StockFacts, type StockPlan, type StockPolicy } from './stock.decide.ts';

type Decide = (facts: StockFacts, policy: StockPolicy) => StockPlan;

/** Looks for facts that make the decision break a rule. */
function findFault(decide: Decide) {
  const found = fc.check(
    fc.property(anyFacts, anyPolicy, (facts, policy) => {
      expect(decide(facts, policy)).toMatchObject(planByTheRules(facts, policy));
    }),
    { numRuns: 3_000, seed: 7 },
  );
  return found.failed ? String(found.errorInstance) : undefined;
}

describe('the decision about a number', () => {
  it('keeps every rule whatever the facts: never above balance, less open sales, less buffer', () => {
    expect(findFault(decideStock)).toBeUndefined();
  });

  it('leaves nothing to do once it is carried out', () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, policy) => {
        const plan = decideStock(facts, policy);
        fc.pre(plan.do === 'set');
        const carriedOut = { ...facts, mode: 'managed', shown: plan.level } as const;

        expect(decideStock(carriedOut, policy)).toMatchObject({ do: 'nothing', level: plan.level });
      }),
    );
  });
});

/** Each breaks one rule of the domain. If none of them were caught, the property above would prove nothing. */
const PLANTED: Readonly<Record<string, Decide>> = {
  'takes unknown for 0': (facts, policy) =>
    decideStock(
      {
        ...facts,
        balances: new Map(
          [MUG, TRAY, facts.supply.productId].map((id) => [
            id,
            facts.balances.get(id) ?? { balance: NONE, observedAt: 0, readBeganAt: 0 },
          ]),
        ),
      },
      policy,
    ),
  'releases by an event': (facts, policy) =>
    decideStock(
      withBalances(facts, (known) => ({
        ...known,
        readBeganAt: known.readBeganAt ?? known.observedAt,
      })),
      policy,
    ),
  'releases at the import already': (facts, policy) =>
    decideStock(facts, { ...policy, stockReleaseMs: 0 }),
  'releases while the status is changing': (facts, policy) =>
    decideStock(
      withSales(facts, (sold) => ({ ...sold, erpStatusSeenAt: undefined })),
      policy,
    ),
  'releases in any status': (facts, policy) =>
    decideStock(
      withSales(facts, (sold) => ({ ...sold, erpStatusId: RESERVING })),
      policy,
    ),
  'takes a reservation off the shelf': (facts, policy) =>
    decideStock(facts, { ...policy, balance: 'virtual' }),
  'forgets what is not imported': (facts, policy) =>
    decideStock(
      withSales(facts, (sold) => ({ ...sold, importedAt: sold.importedAt ?? 0 })),
      policy,
    ),
  'forgets the buffer': (facts, policy) => decideStock(facts, { ...policy, bufferUnits: 0 }),
  'forgets the share of the balance': (facts, policy) =>
    decideStock(facts, { ...policy, bufferPercent: 0 }),
  'forgets how old the balance is': (facts, policy) =>
    decideStock({ ...facts, pace: undefined }, policy),
  'rounds up': (facts, policy) =>
    decideStock(
      withBalances(facts, (known) => ({
        ...known,
        balance: quantity(Math.ceil(Number(known.balance))),
      })),
      policy,
    ),
  'goes below 0': (facts, policy) => {
    const plan = decideStock(facts, policy);
    return plan.do === 'set' && plan.level === 0 ? { ...plan, level: -1 } : plan;
  },
  'looks at one component only': (facts, policy) => {
    const components = facts.supply.components?.slice(0, 1);
    return decideStock({ ...facts, supply: { ...facts.supply, components } }, policy);
  },
  'raises on old orders': (facts, policy) =>
    decideStock({ ...facts, ordersReadAt: Number.POSITIVE_INFINITY }, policy),
  'writes a child of a pool': (facts, policy) =>
    decideStock({ ...facts, mode: facts.mode === 'parent' ? 'managed' : facts.mode }, policy),
  'switches on what a person guards': (facts, policy) =>
    decideStock(facts, { ...policy, whenUnmanaged: 'start_managing' }),
};

function withSales(facts: StockFacts, change: (sold: StoreSale) => StoreSale): StockFacts {
  const sales = new Map([...facts.sales].map(([id, list]) => [id, list.map(change)]));
  return { ...facts, sales };
}

function withBalances(
  facts: StockFacts,
  change: (known: DatedBalance) => DatedBalance,
): StockFacts {
  const balances = new Map([...facts.balances].map(([id, known]) => [id, change(known)]));
  return { ...facts, balances };
}

describe('a decision with a planted mistake is caught when it', () => {
  it.each(Object.entries(PLANTED))('%s', (_, decide) => {
    expect(findFault(decide)).toBeDefined();
  });
});
