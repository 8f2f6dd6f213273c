type OfStore = { name: string; compared: number; suspects: number; underWay: number };

/** Of numbers that differ from what they should be. */
export const driftMessages = {
  'drift.found': {
    'pt-BR': ({ sku, shown, expected }: { sku: string; shown: string; expected: number }) =>
      `A loja mostra ${shown} de ${sku} e deveria mostrar ${expected}. Para corrigir: \`totoro drift --repair auto\`.`,
    en: ({ sku, shown, expected }: { sku: string; shown: string; expected: number }) =>
      `The store shows ${shown} of ${sku} and should show ${expected}. To mend it: \`totoro drift --repair auto\`.`,
  },
  'cli.aboutDrift': {
    'pt-BR': () =>
      'Compara o estoque de todos os produtos com o que as lojas mostram e mostra o que difere, pelo dinheiro em risco.',
    en: () =>
      'Compares the stock of all products with what the stores show, and shows what differs by the money at risk.',
  },
  'cli.aboutDriftStore': {
    'pt-BR': () => 'Só esta loja (id).',
    en: () => 'Only this store (id).',
  },
  'cli.aboutDriftRepair': {
    'pt-BR': () =>
      'auto corrige na loja; ask mostra o que seria corrigido (padrão); never só mostra a diferença.',
    en: () =>
      'auto mends it in the store; ask shows what would be mended (default); never only shows what differs.',
  },
  'cli.aboutDriftCsv': {
    'pt-BR': () => 'Como CSV (RFC 4180), uma linha por diferença.',
    en: () => 'As CSV (RFC 4180), a line for each difference.',
  },
  'cli.aboutDriftLimit': {
    'pt-BR': () => 'Quantas linhas de cada lista, no máximo.',
    en: () => 'Lines of each list, at most.',
  },
  'drift.comparing': { 'pt-BR': () => 'Comparando', en: () => 'Comparing' },
  'drift.ofStore': {
    'pt-BR': (it: OfStore) =>
      `Loja ${it.name}: ${it.compared} comparados, ${it.suspects} conferidos de novo, ${it.underWay} já sendo enviados.`,
    en: (it: OfStore) =>
      `Store ${it.name}: ${it.compared} compared, ${it.suspects} looked at again, ${it.underWay} being sent already.`,
  },
  'drift.none': {
    'pt-BR': () => 'Nenhuma diferença de estoque.',
    en: () => 'No difference of stock.',
  },
  'drift.head': {
    'pt-BR': () => 'Loja|SKU|Produto|Mostra|Deveria|Preço|Vendas 14 d|Em risco/dia',
    en: () => 'Store|SKU|Product|Shows|Should|Price|Sold 14 d|At risk/day',
  },
  'drift.unknown': { 'pt-BR': () => 'desconhecido', en: () => 'unknown' },
  'drift.more': {
    'pt-BR': ({ count }: { count: number }) => `… e mais ${count}; veja com --limit.`,
    en: ({ count }: { count: number }) => `… and ${count} more; see them with --limit.`,
  },
  'drift.unclearTitle': {
    'pt-BR': ({ count }: { count: number }) => `Sem como comparar: ${count}`,
    en: ({ count }: { count: number }) => `Cannot be compared: ${count}`,
  },
  'drift.orphanTitle': {
    'pt-BR': ({ count }: { count: number }) => `Sem par do outro lado: ${count}`,
    en: ({ count }: { count: number }) => `Without a counterpart: ${count}`,
  },
  'drift.orphanErp': {
    'pt-BR': () => 'produto do Bling',
    en: () => 'product of Bling',
  },
  'drift.orphanStore': { 'pt-BR': () => 'item da loja', en: () => 'item of the store' },
  'drift.whyGone': { 'pt-BR': () => 'o item sumiu da loja', en: () => 'the item is gone' },
  'drift.whySkuEmpty': { 'pt-BR': () => 'sem SKU', en: () => 'no SKU' },
  'drift.whySkuAmbiguous': { 'pt-BR': () => 'SKU repetido', en: () => 'SKU used more than once' },
  'drift.whyMissing': {
    'pt-BR': () => 'SKU não existe do outro lado',
    en: () => 'SKU is not on the other side',
  },
  'drift.whyUnlinked': {
    'pt-BR': () => 'o par existe, mas ainda não está ligado',
    en: () => 'the counterpart is there, and not linked yet',
  },
  'drift.plan': {
    'pt-BR': ({ count }: { count: number }) =>
      `Corrigir escreveria ${count} números nas lojas: \`totoro drift --repair auto\`. Nada foi escrito.`,
    en: ({ count }: { count: number }) =>
      `Mending would write ${count} numbers to the stores: \`totoro drift --repair auto\`. Nothing was written.`,
  },
  'drift.mended': {
    'pt-BR': ({ marked, written }: { marked: number; written: number }) =>
      `${marked} números refeitos com dados novos; ${written} escritos nas lojas.`,
    en: ({ marked, written }: { marked: number; written: number }) =>
      `${marked} numbers done afresh; ${written} written to the stores.`,
  },
  'drift.calls': {
    'pt-BR': ({ bling }: { bling: number }) => `Chamadas ao Bling para comparar: ${bling}.`,
    en: ({ bling }: { bling: number }) => `Calls of Bling to compare: ${bling}.`,
  },
};
