import type { StepName } from '../../messages/change-step-words.ts';
import type { ChangeFacts, FiscalState, Owed } from './change-facts.ts';
import { CHANGE_KINDS } from './change-facts.ts';
import { type ChangeStep, isOfSync } from './change-step.ts';
import { changeFacts } from './change.builder.ts';
import { planChange } from './change.decide.ts';

export const CANCEL_BY = Date.UTC(2026, 10, 25, 12);
const FISCAL: readonly FiscalState[] = [
  { state: 'none' },
  { state: 'pending', isOurs: true },
  { state: 'pending', isOurs: false },
  { state: 'processing' },
  { state: 'rejected' },
  { state: 'authorised', cancelBy: CANCEL_BY },
  { state: 'authorised', cancelBy: undefined },
  { state: 'cancelled' },
  { state: 'denied' },
];
const OWNERS = ['nobody', 'status', 'sync', 'invoice'] as const;
const RECEIVABLES: readonly ChangeFacts['receivables'][] = [
  { state: 'none', owner: 'sync', settledByUs: true },
  { state: 'reversed', owner: 'sync', settledByUs: true },
  { state: 'part', owner: 'sync', settledByUs: true },
  ...OWNERS.flatMap((owner) => [
    { state: 'open', owner, settledByUs: true } as const,
    { state: 'whole', owner, settledByUs: true } as const,
    { state: 'whole', owner, settledByUs: false } as const,
  ]),
];
const STOCK: readonly ChangeFacts['stock'][] = [
  { state: 'reserved', owner: 'sync' },
  ...OWNERS.map((owner) => ({ state: 'posted', owner }) as const),
];
const REST: readonly Partial<ChangeFacts>[] = [
  {},
  { differs: false },
  { adds: true },
  { removes: false },
  { erpStatusValue: 1, goodsLeft: true, buyerPaid: true },
  { erpStatusValue: 2 },
  { erpStatusValue: 2, agreedCancelled: false, erpEdited: true },
  { transitionReverses: { stock: true, accounts: false }, buyerPaid: true },
  { transitionReverses: { stock: true, accounts: true } },
  { worth: false },
];

/** Every change in every state of note, receivables, stock and the rest. */
const EVERY_COMBINATION: readonly ChangeFacts[] = CHANGE_KINDS.flatMap((kind) =>
  FISCAL.flatMap((fiscal) =>
    RECEIVABLES.flatMap((receivables) =>
      STOCK.flatMap((stock) =>
        REST.map((rest) => changeFacts({ kind, fiscal, receivables, stock, ...rest })),
      ),
    ),
  ),
);

const OWED: readonly (readonly Owed[])[] = [
  ['accounts'],
  ['stock'],
  ['settlement'],
  ['note'],
  ['accounts', 'stock'],
  ['accounts', 'stock', 'settlement', 'note'],
];

/** Every change after another one that took things back and had no time to do them again. */
export const EVERY_INHERITANCE: readonly ChangeFacts[] = CHANGE_KINDS.flatMap((kind) =>
  FISCAL.flatMap((fiscal) =>
    OWNERS.flatMap((owner) =>
      OWED.flatMap((owed) =>
        REST.map((rest) => {
          const receivables = { state: 'reversed', owner, settledByUs: true } as const;
          return changeFacts({ kind, fiscal, receivables, owed, ...rest });
        }),
      ),
    ),
  ),
);

export function stepsOf(facts: ChangeFacts): readonly ChangeStep[] {
  const plan = planChange(facts);
  return plan.do === 'steps' ? plan.steps : [];
}

export function names(steps: readonly ChangeStep[]): readonly StepName[] {
  return steps.map(({ step }) => step);
}

export function ofSync(steps: readonly ChangeStep[]): readonly StepName[] {
  return names(steps).filter(isOfSync);
}

/** The first combinations that break a rule. */
export function breaches(
  rule: (facts: ChangeFacts, steps: readonly ChangeStep[]) => boolean,
  of = EVERY_COMBINATION,
) {
  const found: object[] = [];
  for (const facts of of) {
    const steps = stepsOf(facts);
    if (!rule(facts, steps)) found.push({ facts, steps });
    if (found.length === 3) return found;
  }
  return found;
}
