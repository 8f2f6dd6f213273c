import { z } from 'zod';

import { exhaustive } from '../../../kernel/exhaustive.ts';
import type { MoneyActs } from '../operator/money-acts.ts';

const Id = z.number().int();
const Account = z.object({ account: z.string() });
const ofOrder = Account.extend({ orderId: Id });

/** What a person does with money, as JSON. */
export const MoneyAct = z.discriminatedUnion('do', [
  ofOrder.extend({ do: z.literal('postAccounts') }),
  ofOrder.extend({ do: z.literal('reverseAccounts') }),
  ofOrder.extend({
    do: z.literal('editOrder'),
    line: z.number().int().nonnegative().optional(),
    quantidade: z.number().positive().optional(),
    valor: z.number().nonnegative().optional(),
  }),
  Account.extend({
    do: z.literal('settleReceivable'),
    receivableId: Id,
    cents: Id.positive().optional(),
  }),
  Account.extend({
    do: z.literal('markReceivable'),
    receivableId: Id,
    mark: z.literal([4, 5, 6, 7]).optional(),
  }),
  Account.extend({ do: z.literal('removeSettlement'), borderoId: Id }),
  Account.extend({
    do: z.literal('setPaymentDestination'),
    methodId: Id,
    destino: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  }),
]);
export type MoneyAct = z.infer<typeof MoneyAct>;

const NAMES: ReadonlySet<string> = new Set(MoneyAct.options.map(({ shape }) => shape.do.value));

export function isMoneyAct(act: { readonly do: string }): act is MoneyAct {
  return NAMES.has(act.do);
}

/** @returns the id of what was created, if anything */
export function performOnMoney(operator: MoneyActs, act: MoneyAct): number | undefined {
  switch (act.do) {
    case 'settleReceivable':
      return operator.settleReceivable(act.account, act);
    case 'postAccounts':
      operator.postAccounts(act.account, act.orderId);
      return undefined;
    case 'reverseAccounts':
      operator.reverseAccounts(act.account, act.orderId);
      return undefined;
    case 'editOrder':
      operator.editOrder(act.account, act.orderId, act);
      return undefined;
    case 'markReceivable':
      operator.markReceivable(act.account, act.receivableId, act.mark);
      return undefined;
    case 'removeSettlement':
      operator.removeSettlement(act.account, act.borderoId);
      return undefined;
    case 'setPaymentDestination':
      operator.setPaymentDestination(act.account, act.methodId, act.destino);
      return undefined;
    default:
      return exhaustive(act);
  }
}
