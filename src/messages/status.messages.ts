type Silence = { side: string; resource: string; found: string };

/** What `totoro status` tells of events. */
export const statusMessages = {
  'status.events': {
    'pt-BR': ({ side, times }: { side: string; times: string }) =>
      `  Últimos avisos de ${side}: ${times}.`,
    en: ({ side, times }: { side: string; times: string }) => `  Last events of ${side}: ${times}.`,
  },
  'status.eventsOrder': { 'pt-BR': () => 'pedidos', en: () => 'orders' },
  'status.eventsProduct': { 'pt-BR': () => 'produtos', en: () => 'products' },
  'status.eventsStock': { 'pt-BR': () => 'estoque', en: () => 'stock' },
  'status.eventsItem': { 'pt-BR': () => 'itens', en: () => 'items' },
  'status.silent': {
    'pt-BR': ({ side, resource, found }: Silence) =>
      `  ATENÇÃO: ${side} não avisa mais de ${resource}: em ${found} a consulta achou uma mudança que nenhum aviso contou. Confira os webhooks em ${side}; até lá, só a consulta traz as novidades.`,
    en: ({ side, resource, found }: Silence) =>
      `  ATTENTION: ${side} no longer tells of ${resource}: at ${found} a poll found a change that no event had announced. Check the webhooks in ${side}; until then only polls bring news.`,
  },
};
