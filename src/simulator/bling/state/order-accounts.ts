import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import type { Receivable, ReceivableOrigin } from './money.ts';
import { orderChanged } from './order-events.ts';
import type { Installment } from './order-fields.ts';
import { orderTotalCents } from './order-total.ts';
import { emptyReceivable, type ReceivableFields } from './receivable-fields.ts';
import { addReceivable, isSettled, receivablesFrom, removeReceivable } from './receivable-store.ts';
import type { Order } from './records.ts';
import { moneyOf } from './self-settlement.ts';

/** The one destination that makes accounts receivable (guide 5.9). */
const RECEIVABLE = 1;

/** `lancar-contas`: one receivable an instalment whose method's `destino` is 1. */
export function postAccounts(account: Account, order: Order): void {
  const { postingAccountsTwice, texts } = account.world.options;
  if (order.accountsPosted && postingAccountsTwice === 'refuse')
    throw refuse.validation(texts.accountsAlreadyPosted);
  if (!order.accountsPosted || postingAccountsTwice === 'double') addReceivables(account, order);
  setPosted(account, order, true);
}

/** `estornar-contas`: takes them away, what was received too when the options let it. */
export function reverseAccounts(account: Account, order: Order): void {
  if (!order.accountsPosted) throw refuse.validation(account.world.options.texts.accountsNotPosted);
  requireReversible(account, order);
  for (const receivable of receivablesOf(account, order)) removeReceivable(account, receivable);
  setPosted(account, order, false);
}

/** @throws a 400 when one of its accounts is settled */
export function requireReversible(account: Account, order: Order): void {
  const { settledAccountsResist, texts } = account.world.options;
  if (settledAccountsResist && hasSettledAccounts(account, order))
    throw refuse.validation(texts.accountsSettled);
}

export function hasSettledAccounts(account: Account, order: Order): boolean {
  return receivablesOf(account, order).some((receivable) => isSettled(account, receivable));
}

export function receivablesOf(account: Account, { id }: Order): Receivable[] {
  moneyOf(account);
  return receivablesFrom(account, { id, tipoOrigem: 'venda' });
}

/** After an edit that the options let through: new instalments, new accounts; what came in stays. */
export function repostAccounts(account: Account, order: Order): void {
  if (hasSettledAccounts(account, order)) return;
  for (const receivable of receivablesOf(account, order)) removeReceivable(account, receivable);
  addReceivables(account, order);
}

function addReceivables(account: Account, order: Order): void {
  const origin = originOf(order);
  order.fields.parcelas.forEach((installment, index) => {
    const method = account.paymentMethods.get(installment.formaPagamento.id);
    if (method?.destino !== RECEIVABLE || installment.valor <= 0) return;
    const fields = fieldsOf(account, order, installment);
    const numeroDocumento = `${order.numero}/${String(index + 1).padStart(2, '0')}`;
    addReceivable(account, { ...fields, numeroDocumento }, origin);
  });
}

function fieldsOf(account: Account, order: Order, installment: Installment): ReceivableFields {
  const { clock, options } = account.world;
  const today = toSaoPauloDate(clock.now());
  const issued = options.receivablesIssuedOn === 'order_date' ? order.fields.data : today;
  return {
    ...emptyReceivable(issued),
    vencimento: installment.dataVencimento,
    valor: installment.valor,
    contato: order.fields.contato,
    formaPagamento: installment.formaPagamento,
    historico: `Ref. ao pedido de venda nº ${order.numero}`,
    categoria: order.fields.categoria,
    vendedor: order.fields.vendedor,
  };
}

/** Which table `origem.situacao` follows for a sale is not known: the id of its status is answered. */
function originOf(order: Order): ReceivableOrigin {
  return {
    id: order.id,
    tipoOrigem: 'venda',
    numero: String(order.numero),
    dataEmissao: order.fields.data,
    valorCents: orderTotalCents(order.fields),
    situacao: order.statusId,
  };
}

function setPosted(account: Account, order: Order, posted: boolean): void {
  order.accountsPosted = posted;
  order.changedAt = account.world.clock.now();
  account.world.emit(account, orderChanged(account, order, 'updated'));
}
