import type { LastFive } from './finale/last-five.ts';
import type { Proof, Scenes } from './proof/proof.ts';
import { EXPOSURE_WINDOW_MS } from './waits.ts';

interface Told {
  readonly proof: Proof;
  readonly scenes: Scenes;
  readonly lastFive: LastFive;
}

type Row = readonly [what: string, found: string, wanted: string];

/** The table of proof, for people: what was counted, and what it had to be. */
export function proofTable({ proof, scenes, lastFive }: Told): readonly string[] {
  const { products, stock, orders, invoices, receivables, tracking, bling, audit } = proof;
  const { sold } = lastFive;
  const window = `${EXPOSURE_WINDOW_MS / 1_000} s`;
  const rows: readonly Row[] = [
    ['Produtos: Bling / loja', `${products.bling} / ${products.store}`, 'iguais, 120 ou mais'],
    ['Produtos diferentes', String(products.different), '0'],
    ['Estoques diferentes', String(stock.different), '0'],
    [`Unidades vendidas sem haver (janela de ${window})`, String(stock.oversold), '0'],
    ['Artigos esgotados por compradores', String(scenes.soldOut), '10 ou mais'],
    ['Rivais que levaram a última unidade', String(scenes.rivalsServed), '1 de 5'],
    ['Pedidos: loja / Bling', `${orders.store} / ${orders.bling}`, 'iguais'],
    ['Pedidos que faltam / repetidos', `${orders.missing} / ${orders.duplicated}`, '0 / 0'],
    ['Pedidos com valor diferente', String(orders.moneyDifferent), '0'],
    [
      'Notas: autorizadas / rejeitadas',
      `${invoices.authorised} / ${invoices.rejected}`,
      `10 ou mais / ${scenes.rejectionsPlanted}`,
    ],
    [
      '… que faltam / repetidas / de outro valor',
      `${invoices.missing} / ${invoices.duplicated} / ${invoices.centsDifferent}`,
      '0 / 0 / 0',
    ],
    [
      'Contas a receber: faltam / repetidas / de outro valor',
      `${receivables.missing} / ${receivables.duplicated} / ${receivables.centsDifferent}`,
      '0 / 0 / 0',
    ],
    ['Rastreios: no Bling / faltam na loja', `${tracking.parcels} / ${tracking.missing}`, '… / 0'],
    ['Gravações da segunda passada', String(proof.secondPassWrites), '0'],
    ['Chamadas ao Bling', String(bling.calls), ''],
    ['Recusadas por limite (429)', String(bling.refused429), '0'],
    ['Mais chamadas em um segundo', String(bling.maxInOneSecond), '3 ou menos'],
    ['Pendências para uma pessoa', String(proof.pending), `${proof.pendingExpected} plantadas`],
    ['Quedas (kill -9)', String(proof.kills), String(scenes.killsWanted)],
    [
      '… com uma gravação no meio',
      String(proof.inFlightAtKill),
      proof.kills > 0 ? '1 ou mais' : '',
    ],
    [
      'Últimas 5 unidades: loja / segunda loja / balcão',
      `${sold.store} / ${sold.second} / ${sold.counter}`,
      'tudo de uma vez',
    ],
    ['… vendidas sem haver, por culpa nossa', String(lastFive.oversoldByUs), '0'],
    ['Linhas de auditoria / corrente', `${audit.lines} / ${audit.chain}`, 'ok'],
  ];
  return drawTable(['O que foi contado', 'Encontrado', 'Esperado'], rows);
}

function drawTable(head: Row, rows: readonly Row[]): readonly string[] {
  const width = (column: 0 | 1 | 2) =>
    Math.max(...[head, ...rows].map((row) => row[column].length));
  const widths = [width(0), width(1), width(2)] as const;
  const line = (row: Row) =>
    `│ ${row[0].padEnd(widths[0])} │ ${row[1].padStart(widths[1])} │ ${row[2].padEnd(widths[2])} │`;
  const rule = (left: string, cross: string, right: string) =>
    left + widths.map((size) => '─'.repeat(size + 2)).join(cross) + right;
  return [
    rule('┌', '┬', '┐'),
    line(head),
    rule('├', '┼', '┤'),
    ...rows.map(line),
    rule('└', '┴', '┘'),
  ];
}
