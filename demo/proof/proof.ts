/** The one object that `--json` ends with. */
export interface Proof {
  readonly products: { readonly bling: number; readonly store: number; readonly different: number };
  readonly stock: { readonly different: number; readonly oversold: number };
  readonly orders: {
    readonly store: number;
    readonly bling: number;
    readonly missing: number;
    readonly duplicated: number;
    readonly moneyDifferent: number;
  };
  /** Of paid orders. `rejected`: the tax authority waits for a person. */
  readonly invoices: {
    readonly authorised: number;
    readonly rejected: number;
    readonly missing: number;
    readonly duplicated: number;
    readonly centsDifferent: number;
  };
  readonly receivables: {
    readonly missing: number;
    readonly duplicated: number;
    readonly centsDifferent: number;
  };
  /** Of parcels with a code in the ERP. */
  readonly tracking: { readonly parcels: number; readonly missing: number };
  /** Writes that a full second pass made on either side. */
  readonly secondPassWrites: number;
  readonly bling: {
    readonly calls: number;
    readonly refused429: number;
    readonly maxInOneSecond: number;
  };
  readonly pending: number;
  readonly pendingExpected: number;
  readonly kills: number;
  readonly inFlightAtKill: number;
  readonly audit: { readonly lines: number; readonly chain: 'ok' | 'broken' };
}

/** What the story itself must have shown; without it the proof would prove little. */
export interface Scenes {
  /** SKUs that buyers emptied. */
  readonly soldOut: number;
  /** Of the five who wanted the last unit, how many got it. */
  readonly rivalsServed: number;
  readonly killsWanted: number;
  readonly shoppers: number;
  /** Notes that the tax authority must refuse until a person mends something. */
  readonly rejectionsPlanted: number;
}

/** What does not hold, in the words of the table; empty when all does. */
export function shortcomings(proof: Proof, scenes: Scenes): string[] {
  const { products, stock, orders, invoices, receivables, tracking, bling, audit } = proof;
  const rules: readonly (readonly [holds: boolean, otherwise: string])[] = [
    [products.bling >= 120, `só ${products.bling} produtos no Bling`],
    [
      products.bling === products.store,
      `${products.bling} produtos no Bling, ${products.store} na loja`,
    ],
    [products.different === 0, `${products.different} produtos diferentes`],
    [stock.different === 0, `${stock.different} estoques diferentes`],
    [stock.oversold === 0, `${stock.oversold} unidades vendidas sem haver`],
    [
      orders.store > 0 && orders.store === orders.bling,
      `${orders.store} pedidos na loja, ${orders.bling} no Bling`,
    ],
    [orders.missing === 0, `${orders.missing} pedidos faltam no Bling`],
    [orders.duplicated === 0, `${orders.duplicated} pedidos repetidos no Bling`],
    [orders.moneyDifferent === 0, `${orders.moneyDifferent} pedidos com valor diferente`],
    [invoices.authorised >= 10, `só ${invoices.authorised} notas autorizadas`],
    [invoices.missing === 0, `${invoices.missing} pedidos pagos sem nota`],
    [invoices.duplicated === 0, `${invoices.duplicated} notas repetidas`],
    [invoices.centsDifferent === 0, `${invoices.centsDifferent} notas com outro valor`],
    [
      invoices.rejected === scenes.rejectionsPlanted,
      `${invoices.rejected} notas rejeitadas, plantadas ${scenes.rejectionsPlanted}`,
    ],
    [receivables.missing === 0, `${receivables.missing} pedidos pagos sem contas a receber`],
    [receivables.duplicated === 0, `${receivables.duplicated} contas a receber repetidas`],
    [
      receivables.centsDifferent === 0,
      `${receivables.centsDifferent} pedidos com contas de outro valor`,
    ],
    [tracking.parcels >= 2, `só ${tracking.parcels} volumes com rastreio`],
    [tracking.missing === 0, `${tracking.missing} rastreios faltam na loja`],
    [proof.secondPassWrites === 0, `a segunda passada gravou ${proof.secondPassWrites} vezes`],
    [bling.calls > 0, 'nenhuma chamada ao Bling'],
    [bling.refused429 === 0, `o Bling recusou ${bling.refused429} chamadas (429)`],
    [bling.maxInOneSecond <= 3, `${bling.maxInOneSecond} chamadas ao Bling em um segundo`],
    [
      proof.pending === proof.pendingExpected,
      `${proof.pending} pendências, esperadas ${proof.pendingExpected}`,
    ],
    [proof.kills === scenes.killsWanted, `${proof.kills} quedas, pedidas ${scenes.killsWanted}`],
    [proof.kills === 0 || proof.inFlightAtKill > 0, 'nenhuma queda pegou uma gravação no meio'],
    [audit.chain === 'ok' && audit.lines > 0, 'a auditoria não confere'],
    [scenes.soldOut >= 10, `só ${scenes.soldOut} artigos esgotaram`],
    [scenes.rivalsServed === 1, `${scenes.rivalsServed} dos 5 rivais levaram a última unidade`],
    [scenes.shoppers === 40, `${scenes.shoppers} compradores`],
  ];
  return rules.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}
