import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { requireReversible } from './order-accounts.ts';
import { sameStatus } from './order-rules.ts';
import { setStatus } from './order-store.ts';
import { TRANSITION_ACTIONS } from './posting.ts';
import type { Order, Transition } from './records.ts';

/** `PATCH …/situacoes/{id}`: code 50 for the present one; the transition's own actions run (guide 5.6-5.8). */
export function changeStatus(account: Account, order: Order, statusId: number): void {
  if (!account.statuses.has(statusId)) throw refuse.notFound();
  if (order.statusId === statusId) throw sameStatus();
  const transition = findTransition(account, order.statusId, statusId);
  if (account.world.options.enforcesTransitions && !transition?.active)
    throw refuse.validation('A transição para a situação informada não é permitida.');
  if (order.accountsPosted && transition?.actions.includes('estornarContas'))
    requireReversible(account, order);
  setStatus(account, order, statusId);
  for (const action of transition?.actions ?? []) TRANSITION_ACTIONS[action](account, order);
}

export function findTransition(account: Account, from: number, to: number): Transition | undefined {
  return [...account.transitions.values()].find(
    (transition) => transition.from === from && transition.to === to,
  );
}
