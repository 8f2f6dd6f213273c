type Measured = {
  p50Ms: number;
  p95Ms: number;
  writes: number;
  soldPerDay: number;
  unitsPerDay: number;
};

const numbers = {
  'pt-BR': new Intl.NumberFormat('pt-BR', { maximumSignificantDigits: 3 }),
  en: new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }),
};
const pt = (value: number) => numbers['pt-BR'].format(value);
const en = (value: number) => numbers.en.format(value);

/** What `totoro status` says of what a store may sell while we write to it. */
export const exposureMessages = {
  'exposure.none': {
    'pt-BR': () =>
      '    Exposição: 0 por construção. Esta loja só aceita um número se ainda mostra o que vimos.',
    en: () =>
      '    Exposure: 0 by construction. This store takes a number only while it shows the one we saw.',
  },
  'exposure.unmeasured': {
    'pt-BR': () => '    Exposição: sem medida; nenhum estoque foi escrito nas últimas 6 horas.',
    en: () => '    Exposure: not measured; no stock was written in the last 6 hours.',
  },
  'exposure.measured': {
    'pt-BR': (it: Measured) =>
      `    Exposição: da leitura dos pedidos à resposta da escrita passam ${pt(it.p50Ms)} ms (p50) a ${pt(it.p95Ms)} ms (p95), em ${it.writes} escritas das últimas 6 horas. Com ${pt(it.soldPerDay)} unidades vendidas por dia, no máximo ${pt(it.unitsPerDay)} por dia saem nesse intervalo.`,
    en: (it: Measured) =>
      `    Exposure: from the look at the orders to the answer of the write it takes ${en(it.p50Ms)} ms (p50) to ${en(it.p95Ms)} ms (p95), in ${it.writes} writes of the last 6 hours. At ${en(it.soldPerDay)} units sold a day, at most ${en(it.unitsPerDay)} a day go in that window.`,
  },
};
