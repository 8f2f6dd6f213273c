import { fromSaoPaulo } from '../../../kernel/sao-paulo-time.ts';
import type { Order } from '../state/records.ts';
import { isWithin, type Query, type TimeWindow } from '../wire/query.ts';

type Test = (order: Order) => boolean;

/** The filters of `GET /pedidos/vendas` (guide 5.7); `numerosLojas[]` really filters (measured). */
export function orderFilter(query: Query): Test {
  const tests = [...byIdentity(query), ...byReferences(query), ...byDates(query)];
  return (order) => tests.every((test) => test(order));
}

function byIdentity(query: Query): Test[] {
  const numero = query.number('numero');
  const storeNumbers = query.texts('numerosLojas');
  const statuses = query.numbers('idsSituacoes');
  return [
    (order) => numero === undefined || order.numero === numero,
    ({ fields }) => storeNumbers.length === 0 || storeNumbers.includes(fields.numeroLoja),
    ({ statusId }) => statuses.length === 0 || statuses.includes(statusId),
  ];
}

function byReferences(query: Query): Test[] {
  const contactId = query.number('idContato');
  const channelId = query.number('idLoja');
  const sellerId = query.number('idVendedor');
  return [
    ({ fields }) => contactId === undefined || fields.contato.id === contactId,
    ({ fields }) => channelId === undefined || fields.loja.id === channelId,
    ({ fields }) => sellerId === undefined || fields.vendedor.id === sellerId,
  ];
}

function byDates(query: Query): Test[] {
  const ordered = query.window('data');
  const expected = query.window('dataPrevista');
  const changed = query.window('dataAlteracao');
  return [
    ({ fields }) => isDayWithin(fields.data, ordered),
    ({ fields }) => isDayWithin(fields.dataPrevista, expected),
    ({ changedAt }) => isWithin(changedAt, changed),
  ];
}

function isDayWithin(day: string, window: TimeWindow): boolean {
  const at = fromSaoPaulo(day);
  if (at !== undefined) return isWithin(at, window);
  return window.from === undefined && window.to === undefined;
}
