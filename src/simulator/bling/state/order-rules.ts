import { parseCents, sumCents } from '../../../kernel/cents.ts';
import { isMissing, mergeDeep, readFields, type JsonObject } from '../wire/body.ts';
import { refuse, type RefusedField } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { EMPTY_ORDER, OrderFields } from './order-fields.ts';
import { orderTotalCents } from './order-total.ts';
import type { Order } from './records.ts';

const NAMESPACE = 'VENDAS';

/** Reads a complete order and refuses what Bling refuses (guide 5.7, 7.2). */
export function readOrder(account: Account, body: JsonObject): OrderFields {
  const missing = ['contato', 'data', 'itens'].filter((name) => isMissing(body, name));
  if (missing.length > 0)
    throw refuseOrder(missing.map((name) => field(name, `O campo ${name} é obrigatório`)));
  const fields = readFields(OrderFields, mergeDeep(EMPTY_ORDER, body), refuseOrder);
  const wrong = [
    ...wrongReferences(account, fields),
    ...wrongItems(account, fields),
    ...wrongInstallments(account, fields),
  ];
  if (wrong.length > 0) throw refuseOrder(wrong);
  return fields;
}

function wrongReferences(account: Account, { contato, loja }: OrderFields): RefusedField[] {
  const wrong: RefusedField[] = [];
  if (!account.contacts.has(contato.id)) wrong.push(field('contato', 'O contato é inválido'));
  if (loja.id !== 0 && !account.channels.has(loja.id))
    wrong.push(field('loja', 'A loja é inválida'));
  return wrong;
}

function wrongItems(account: Account, { itens }: OrderFields): RefusedField[] {
  if (itens.length === 0) return [field('itens', 'A venda deve possuir ao menos um item')];
  const unknown = itens.some(
    ({ produto }) => produto.id !== 0 && !account.products.has(produto.id),
  );
  return unknown ? [field('itens', 'Um ou mais itens possuem produto inválido')] : [];
}

/** Code 49 with 12 inside, and code 22. Without any instalment Bling makes none (8.34). */
function wrongInstallments(account: Account, fields: OrderFields): RefusedField[] {
  const { parcelas } = fields;
  if (parcelas.length === 0)
    return account.world.options.installmentsRequired
      ? [field('parcelas', 'As parcelas são obrigatórias')]
      : [];
  const collection = parcelas.flatMap(({ formaPagamento }, index) =>
    account.paymentMethods.has(formaPagamento.id) ? [] : [invalidMethod(index)],
  );
  if (collection.length > 0)
    return [
      {
        code: 49,
        msg: 'Uma ou mais parcelas da venda possuem erros de validação',
        element: 'parcelas',
        namespace: NAMESPACE,
        collection,
      },
    ];
  const sum = sumCents(parcelas.map(({ valor }) => parseCents(valor)));
  if (sum === orderTotalCents(fields)) return [];
  return [field('parcelas', 'O somatório do valor das parcelas difere do total da venda', 22)];
}

function invalidMethod(index: number) {
  return {
    index: index + 1,
    code: 12,
    msg: 'Id da forma de pagamento inválido.',
    element: 'formaPagamento',
    namespace: NAMESPACE,
  };
}

/** Stale ids of an older read (measured). */
export function requireOwnInstallments(order: Order, { parcelas }: OrderFields): void {
  const own = new Set(order.fields.parcelas.map(({ id }) => id));
  const stale = parcelas.find(({ id }) => id !== 0 && !own.has(id));
  if (stale) throw refuseOrder([field('parcelas', `O id (${stale.id}) da parcela é inválido`)]);
}

export function requireFreeNumber(account: Account, numero: number, exceptId?: number): void {
  const isTaken = [...account.orders.values()].some(
    (order) => order.numero === numero && order.id !== exceptId,
  );
  if (isTaken)
    throw refuseOrder([field('numero', 'O número da venda já está sendo utilizado', 36)]);
}

/** Code 3 has neither element nor namespace (measured). */
export function identicalOrder(): Error {
  const msg =
    'Informações idênticas a última venda salva, altere alguma informação caso deseje prosseguir';
  return refuseOrder([{ code: 3, msg }]);
}

export function sameStatus(): Error {
  return refuse.validation('Não foi possível alterar a situação da venda.', [
    { code: 50, msg: 'A venda possui a mesma situação' },
  ]);
}

export function refuseOrder(fields: readonly RefusedField[]): Error {
  return refuse.save('venda', fields);
}

function field(element: string, msg: string, code = 0): RefusedField {
  return { code, msg, element, namespace: NAMESPACE };
}
