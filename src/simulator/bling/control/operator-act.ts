import { z } from 'zod';

import { exhaustive } from '../../../kernel/exhaustive.ts';
import { FISCAL_ACTS, isFiscalAct, performFiscal } from '../fiscal/fiscal-act.ts';
import type { FiscalAct } from '../fiscal/fiscal-act.ts';
import {
  isLogisticsAct,
  LOGISTICS_ACTS,
  performLogistics,
  type LogisticsAct,
} from '../logistics/logistics-act.ts';
import type { BlingOperator } from '../operator/operator.ts';
import { ProductSeed, TransitionSeed } from '../seed.ts';
import { isMoneyAct, MoneyAct, performOnMoney } from './money-act.ts';

const Id = z.number().int();
const Account = z.object({ account: z.string() });
const ofOrder = Account.extend({ orderId: Id });
const ofProduct = Account.extend({ productId: Id });

/** One act of the operator as JSON: `do` is the name of the function, the rest its arguments. */
export const OperatorAct = z.discriminatedUnion('do', [
  MoneyAct,
  ofProduct.extend({
    do: z.literal('moveStock'),
    quantity: z.number(),
    operation: z.enum(['B', 'E', 'S']).optional(),
    warehouseId: Id.optional(),
  }),
  ofProduct.extend({ do: z.literal('setPrice'), preco: z.number() }),
  ofProduct.extend({
    do: z.literal('changeProduct'),
    nome: z.string().optional(),
    descricaoCurta: z.string().optional(),
    codigo: z.string().optional(),
  }),
  ofProduct.extend({ do: z.literal('setSituation'), situacao: z.enum(['A', 'I', 'E']) }),
  ofProduct.extend({ do: z.literal('deleteProduct') }),
  Account.extend({ do: z.literal('createProduct'), product: ProductSeed }),
  Account.extend({
    do: z.literal('sell'),
    items: z.array(z.object({ productId: Id, quantity: z.number().positive() })).min(1),
    channelId: Id.optional(),
    contactId: Id.optional(),
    statusId: Id.optional(),
    numeroLoja: z.string().optional(),
    postStock: z.boolean().optional(),
  }),
  ofOrder.extend({ do: z.literal('setStatus'), statusId: Id }),
  ofOrder.extend({ do: z.literal('postStock') }),
  ofOrder.extend({ do: z.literal('reverseStock') }),
  ofOrder.extend({ do: z.literal('deleteOrder') }),
  Account.extend({
    do: z.literal('setReserving'),
    statusId: Id,
    reserves: z.boolean(),
  }),
  TransitionSeed.extend({ do: z.literal('setTransition'), account: z.string() }),
  Account.extend({ do: z.literal('setActive'), isActive: z.boolean() }),
  ...FISCAL_ACTS,
  ...LOGISTICS_ACTS,
]);
export type OperatorAct = z.infer<typeof OperatorAct>;

/** @returns the id of what was created, if anything */
export function perform(operator: BlingOperator, act: OperatorAct): number | undefined {
  if (isMoneyAct(act)) return performOnMoney(operator, act);
  if (isLogisticsAct(act)) return performLogistics(operator, act);
  if (isFiscalAct(act)) performFiscal(operator, act);
  else if ('orderId' in act) performOnOrder(operator, act);
  else if ('productId' in act) performOnProduct(operator, act);
  else return performOnAccount(operator, act);
  return undefined;
}

function performOnAccount(operator: BlingOperator, act: AccountAct): number | undefined {
  switch (act.do) {
    case 'createProduct':
      return operator.createProduct(act.account, act.product);
    case 'sell':
      return operator.sell(act.account, act);
    case 'setReserving':
      operator.setReserving(act.account, act.statusId, act.reserves);
      return undefined;
    case 'setTransition':
      operator.setTransition(act.account, act);
      return undefined;
    case 'setActive':
      operator.setActive(act.account, act.isActive);
      return undefined;
    default:
      return exhaustive(act);
  }
}

type PlainAct = Exclude<OperatorAct, MoneyAct | FiscalAct | LogisticsAct>;
type OrderAct = Extract<PlainAct, { orderId: number }>;
type ProductAct = Extract<PlainAct, { productId: number }>;
type AccountAct = Exclude<PlainAct, OrderAct | ProductAct>;

function performOnOrder(operator: BlingOperator, act: OrderAct): void {
  switch (act.do) {
    case 'setStatus':
      return operator.setStatus(act.account, act.orderId, act.statusId);
    case 'postStock':
      return operator.postStock(act.account, act.orderId);
    case 'reverseStock':
      return operator.reverseStock(act.account, act.orderId);
    case 'deleteOrder':
      return operator.deleteOrder(act.account, act.orderId);
    default:
      return exhaustive(act);
  }
}

function performOnProduct(operator: BlingOperator, act: ProductAct): void {
  const { account, productId } = act;
  switch (act.do) {
    case 'moveStock':
      return operator.moveStock(account, act);
    case 'setPrice':
      return operator.setPrice(account, productId, act.preco);
    case 'changeProduct':
      return operator.changeProduct(account, productId, textsOf(act));
    case 'setSituation':
      return operator.setSituation(account, productId, act.situacao);
    case 'deleteProduct':
      return operator.deleteProduct(account, productId);
    default:
      return exhaustive(act);
  }
}

function textsOf({ nome, descricaoCurta, codigo }: Extract<PlainAct, { do: 'changeProduct' }>) {
  return {
    ...(nome === undefined ? {} : { nome }),
    ...(descricaoCurta === undefined ? {} : { descricaoCurta }),
    ...(codigo === undefined ? {} : { codigo }),
  };
}
