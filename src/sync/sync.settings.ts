import { wholeNumber } from '../kernel/setting.ts';
import type { SettingsTable } from '../kernel/setting.ts';

const upToADay = wholeNumber(1, 86_400);

export const syncSettings = {
  stockReleaseSeconds: {
    env: 'STOCK_RELEASE_SECONDS',
    ...wholeNumber(0, 86_400),
    default: '60',
    doc: {
      'pt-BR':
        'Por quantos segundos, depois de criado no Bling, um pedido ainda é descontado do estoque anunciado.',
      en: 'For how many seconds after its creation in Bling an order is still taken off the announced stock.',
    },
  },
  unknownSettleSeconds: {
    env: 'UNKNOWN_SETTLE_SECONDS',
    ...upToADay,
    default: '120',
    doc: {
      'pt-BR':
        'Quantos segundos esperar antes de procurar no Bling um pedido cuja criação ficou sem resposta.',
      en: 'How many seconds to wait before looking in Bling for an order whose creation was not answered.',
    },
  },
  blingPollSeconds: {
    env: 'BLING_POLL_SECONDS',
    ...upToADay,
    default: '300',
    doc: {
      'pt-BR': 'De quantos em quantos segundos perguntar ao Bling o que mudou.',
      en: 'How often to ask Bling what has changed, in seconds.',
    },
  },
  storePollSeconds: {
    env: 'STORE_POLL_SECONDS',
    ...upToADay,
    default: '120',
    doc: {
      'pt-BR': 'De quantos em quantos segundos perguntar às lojas o que mudou.',
      en: 'How often to ask the stores what has changed, in seconds.',
    },
  },
  stockSweepSeconds: {
    env: 'STOCK_SWEEP_SECONDS',
    ...wholeNumber(60, 86_400),
    default: '900',
    doc: {
      'pt-BR':
        'De quantos em quantos segundos comparar o estoque de todos os produtos, para achar o que nenhum aviso contou. Cada volta custa uma chamada ao Bling por 100 produtos (por 50, com depósitos escolhidos), e espera se passar da sua parte das chamadas do dia.',
      en: 'How often to compare the stock of all products, in seconds, to find what no webhook told. Each round costs one call to Bling for 100 products (for 50 with chosen warehouses), and waits when it would exceed its share of the day.',
    },
  },
  stockDebounceMs: {
    env: 'STOCK_DEBOUNCE_MS',
    ...wholeNumber(0, 600_000),
    default: '500',
    doc: {
      'pt-BR': 'Quantos milissegundos juntar mudanças de estoque antes de enviar.',
      en: 'For how many milliseconds changes of stock are gathered before they are sent.',
    },
  },
} as const satisfies SettingsTable;
