import type { CallClass } from './call-class.ts';
import { CLASS_NAMES } from './call-class.ts';

const numbers = { 'pt-BR': new Intl.NumberFormat('pt-BR'), en: new Intl.NumberFormat('en') };
const pt = (value: number) => numbers['pt-BR'].format(value);
const en = (value: number) => numbers.en.format(value);

/** Names of classes, separated by commas: `order,stock`. */
function namesOf(language: keyof typeof CLASS_NAMES, classes: string): string {
  const names: Readonly<Record<string, string>> = CLASS_NAMES[language];
  return classes
    .split(',')
    .map((each) => names[each] ?? each)
    .join(', ');
}

type Count = {
  readonly work: CallClass;
  readonly count: number;
};
type Shed = {
  /** Classes, separated by commas. */
  readonly classes: string;
  /** `HH:MM`, as `latest`. */
  readonly at: string;
  readonly latest: string;
};
type Breaker = {
  readonly host: string;
  readonly at: string;
};

/** What `totoro status` says of the account's limits. Times are `HH:MM` of São Paulo. */
export const quotaMessages = {
  'quota.calls': {
    'pt-BR': ({ spent, limit }: { spent: number; limit: number }) =>
      `  Chamadas ao Bling hoje: ${pt(spent)} de ${pt(limit)}.`,
    en: ({ spent, limit }: { spent: number; limit: number }) =>
      `  Calls to Bling today: ${en(spent)} of ${en(limit)}.`,
  },
  'quota.ofClass': {
    'pt-BR': ({ work, count }: Count) => `${CLASS_NAMES['pt-BR'][work]} ${pt(count)}`,
    en: ({ work, count }: Count) => `${CLASS_NAMES.en[work]} ${en(count)}`,
  },
  'quota.reserved': {
    'pt-BR': ({ count }: { count: number }) => `contadas e ainda sem classe ${pt(count)}`,
    en: ({ count }: { count: number }) => `counted and without a class so far ${en(count)}`,
  },
  'quota.byClass': {
    'pt-BR': ({ counts }: { counts: string }) => `    Por classe: ${counts}.`,
    en: ({ counts }: { counts: string }) => `    By class: ${counts}.`,
  },
  'quota.kept': {
    'pt-BR': ({ orders }: { orders: number }) => `    Guardadas só para pedidos: ${pt(orders)}.`,
    en: ({ orders }: { orders: number }) => `    Kept for orders alone: ${en(orders)}.`,
  },
  'quota.others': {
    'pt-BR': ({ calls, tenths }: { calls: number; tenths: number }) =>
      `    Outros aplicativos: cerca de ${pt(calls)} hoje${tenths > 0 ? `, ${pt(tenths / 10)} por segundo agora` : ''} (estimativa nossa; o Bling não informa).`,
    en: ({ calls, tenths }: { calls: number; tenths: number }) =>
      `    Other apps: about ${en(calls)} today${tenths > 0 ? `, ${en(tenths / 10)} a second now` : ''} (our estimate; Bling does not tell).`,
  },
  'quota.othersUnknown': {
    'pt-BR': () =>
      '    Outros aplicativos: desconhecido (nenhum sinal deles hoje; o Bling não informa).',
    en: () => '    Other apps: unknown (no sign of them today; Bling does not tell).',
  },
  'quota.forecastEnds': {
    'pt-BR': ({ limit, at }: { limit: number; at: string }) =>
      `    Neste ritmo as ${pt(limit)} chamadas acabam às ${at}.`,
    en: ({ limit, at }: { limit: number; at: string }) =>
      `    At this pace the ${en(limit)} calls end at ${at}.`,
  },
  'quota.forecastSuffices': {
    'pt-BR': ({ left }: { left: number }) =>
      `    Neste ritmo o dia basta: sobram cerca de ${pt(left)} chamadas.`,
    en: ({ left }: { left: number }) =>
      `    At this pace the day suffices: about ${en(left)} calls will be left.`,
  },
  'quota.forecastEnded': {
    'pt-BR': ({ at }: { at: string }) =>
      `    As chamadas de hoje acabaram. Nada se perde: continuamos às ${at}, ou antes se o Bling permitir.`,
    en: ({ at }: { at: string }) =>
      `    The calls of today are spent. Nothing is lost: we go on at ${at}, or before if Bling lets us.`,
  },
  'quota.shed': {
    'pt-BR': ({ classes, at, latest }: Shed) =>
      `    Em espera para sobrar ao mais urgente: ${namesOf('pt-BR', classes)}. Nova tentativa às ${at}; no máximo até ${latest}.`,
    en: ({ classes, at, latest }: Shed) =>
      `    Waiting, to leave calls to what is more urgent: ${namesOf('en', classes)}. Next try at ${at}; until ${latest} at the latest.`,
  },
  'quota.addressFree': {
    'pt-BR': () => 'Chamadas ao Bling a partir desta máquina: livres.',
    en: () => 'Calls to Bling from this machine: free.',
  },
  'quota.addressErrors': {
    'pt-BR': ({ host, at }: Breaker) =>
      `Chamadas ao Bling a partir de ${host} paradas até ${at}: houve erros demais. Voltam sozinhas.`,
    en: ({ host, at }: Breaker) =>
      `Calls to Bling from ${host} are stopped until ${at}: too many errors. They come back by themselves.`,
  },
  'quota.addressBlocked': {
    'pt-BR': ({ host, at }: Breaker) =>
      `Chamadas ao Bling a partir de ${host} paradas até ${at}: o Bling parece ter bloqueado este endereço. Voltam sozinhas.`,
    en: ({ host, at }: Breaker) =>
      `Calls to Bling from ${host} are stopped until ${at}: Bling seems to have blocked this address. They come back by themselves.`,
  },
};
