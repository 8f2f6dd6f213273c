import { ErpStatusId } from '../../commerce/ids.ts';
import type { StepName } from '../../messages/change-step-words.ts';
import type { ChangeFacts } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';
import { owedAfter } from './owed.ts';

/** An imported order, open, of which two pieces became one; nothing was posted, and nobody touched it in the ERP. */
export function changeFacts(change: Partial<ChangeFacts> = {}): ChangeFacts {
  return {
    kind: 'edited',
    removes: true,
    adds: false,
    differs: true,
    erpEdited: false,
    fiscal: { state: 'none' },
    receivables: { state: 'none', owner: 'sync', settledByUs: true },
    stock: { state: 'reserved', owner: 'sync' },
    owed: [],
    erpStatusValue: 0,
    wantedStatus: ErpStatusId.parse('12'),
    transitionReverses: { stock: false, accounts: false },
    goodsLeft: false,
    buyerPaid: false,
    agreedCancelled: true,
    worth: true,
    ...change,
  };
}

type Effect = (facts: ChangeFacts) => Partial<ChangeFacts>;

const receivables =
  (state: ChangeFacts['receivables']['state']): Effect =>
  (facts) => ({ receivables: { ...facts.receivables, state } });
const stock =
  (state: ChangeFacts['stock']['state']): Effect =>
  (facts) => ({ stock: { ...facts.stock, state } });
const fiscal =
  (state: 'none' | 'cancelled'): Effect =>
  () => ({ fiscal: { state } });

function statusSet(facts: ChangeFacts): Partial<ChangeFacts> {
  if (facts.kind === 'revived') return { erpStatusValue: 0 };
  const { stock: takesStock, accounts } = facts.transitionReverses;
  return {
    erpStatusValue: 2,
    ...(takesStock ? stock('reserved')(facts) : {}),
    ...(accounts ? receivables('reversed')(facts) : {}),
  };
}

const EFFECTS: Partial<Record<StepName, Effect>> = {
  remove_settlement: receivables('open'),
  undo_settlement: receivables('open'),
  post_accounts: receivables('open'),
  post_accounts_there: receivables('open'),
  reverse_accounts: receivables('reversed'),
  reverse_accounts_there: receivables('none'),
  delete_pending_note: fiscal('none'),
  delete_note_there: fiscal('none'),
  remove_rejected_note: fiscal('none'),
  cancel_note: fiscal('cancelled'),
  reverse_stock: stock('reserved'),
  reverse_stock_there: stock('reserved'),
  post_stock: stock('posted'),
  post_stock_there: stock('posted'),
  replace_order: () => ({ differs: false, erpEdited: false }),
  set_status: statusSet,
};

/** The world after a step, as the next look would tell it. */
function afterStep(facts: ChangeFacts, { step }: ChangeStep): ChangeFacts {
  return { ...facts, ...EFFECTS[step]?.(facts) };
}

/** The world, and what is owed, after these steps. */
export function afterSteps(facts: ChangeFacts, steps: readonly ChangeStep[]): ChangeFacts {
  const after = steps.reduce(afterStep, facts);
  return { ...after, owed: owedAfter(facts.owed, steps) };
}
