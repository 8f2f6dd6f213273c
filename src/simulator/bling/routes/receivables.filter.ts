import { fromSaoPaulo, toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import type { Receivable } from '../state/money.ts';
import { borderosOf, situationOf } from '../state/receivable-store.ts';
import { isWithin, type Query, type TimeWindow } from '../wire/query.ts';
import type { Account } from '../world.ts';

type Test = (receivable: Receivable) => boolean;

const YEAR_MS = 365 * 86_400_000;

/** The filters of `GET /contas/receber` (guide 5.10): none by order, none by change. */
export function receivableFilter(account: Account, query: Query): Test {
  const tests = [
    ...byReferences(account, query),
    ...byState(account, query),
    byDate(account, query),
  ];
  return (receivable) => tests.every((test) => test(receivable));
}

function byReferences({ money }: Account, query: Query): Test[] {
  const contactId = query.number('idContato');
  const sellerId = query.number('idVendedor');
  const methodId = query.number('idFormaPagamento');
  const portadorId = query.number('idPortador');
  const categories = query.numbers('idsCategorias');
  return [
    ({ fields }) => contactId === undefined || fields.contato.id === contactId,
    ({ fields }) => sellerId === undefined || fields.vendedor.id === sellerId,
    ({ fields }) => methodId === undefined || fields.formaPagamento.id === methodId,
    ({ fields }) => categories.length === 0 || categories.includes(fields.categoria.id),
    (row) =>
      portadorId === undefined ||
      row.fields.portador.id === portadorId ||
      borderosOf(money.borderos, row).some((bordero) => bordero.portadorId === portadorId),
  ];
}

/** Nothing here makes boletos, so `boletoGerado=1` finds nothing. */
function byState(account: Account, query: Query): Test[] {
  const situations = query.numbers('situacoes');
  const withBoleto = query.number('boletoGerado');
  return [
    (row) => situations.length === 0 || situations.includes(situationOf(account, row)),
    () => withBoleto !== 1,
  ];
}

/** Issue by default, of the last year until today: what falls due tomorrow is hidden from `V` unless asked for. */
function byDate({ world, money }: Account, query: Query): Test {
  const kind = query.text('tipoFiltroData') ?? 'E';
  const sent = query.window('data');
  const now = world.clock.now();
  const window = {
    from: sent.from ?? dayOf(toSaoPauloDate(now - YEAR_MS)),
    to: sent.to ?? dayOf(toSaoPauloDate(now)),
  };
  if (kind === 'V') return ({ fields }) => isDayWithin(fields.vencimento, window);
  if (kind === 'R')
    return (row) => borderosOf(money.borderos, row).some(({ data }) => isDayWithin(data, window));
  return ({ fields }) => isDayWithin(fields.dataEmissao, window);
}

function isDayWithin(day: string, window: TimeWindow): boolean {
  const at = dayOf(day);
  return at !== undefined && isWithin(at, window);
}

function dayOf(day: string): number | undefined {
  return fromSaoPaulo(day);
}
