import type { Words } from './language.ts';

const KINDS: Readonly<Record<string, Words>> = {
  status_to_erp: { 'pt-BR': 'Situações, da loja para o Bling', en: 'Statuses, store to Bling' },
  status_to_store: { 'pt-BR': 'Situações, do Bling para a loja', en: 'Statuses, Bling to store' },
  payment: { 'pt-BR': 'Formas de pagamento', en: 'Payment methods' },
  carrier: { 'pt-BR': 'Entregas', en: 'Deliveries' },
  channel: { 'pt-BR': 'Canal de venda', en: 'Sales channel' },
  warehouse: { 'pt-BR': 'Depósitos vendidos', en: 'Warehouses sold from' },
  ledger: { 'pt-BR': 'Conta das baixas', en: 'Account of settlements' },
  nature: { 'pt-BR': 'Natureza de operação', en: 'Nature of operation' },
  posting: { 'pt-BR': 'Quem lança', en: 'Who posts' },
};

export const mapMessages = {
  'map.kind': {
    'pt-BR': ({ kind }: { kind: string }) => `${KINDS[kind]?.['pt-BR'] ?? kind} (${kind})`,
    en: ({ kind }: { kind: string }) => `${KINDS[kind]?.en ?? kind} (${kind})`,
  },
  'map.written': {
    'pt-BR': ({ count }: { count: number }) =>
      `Gravado: ${count}. Os pedidos que esperavam por isso tentam de novo.`,
    en: ({ count }: { count: number }) => `Written: ${count}. Orders that waited for it try again.`,
  },
  'map.allSet': {
    'pt-BR': (_: { count: number }) => 'Nada fica por decidir.',
    en: (_: { count: number }) => 'Nothing is left to decide.',
  },
  'map.open': {
    'pt-BR': ({ count }: { count: number }) =>
      `Por decidir: ${count}. Grave o que é certo com --apply e o resto com --set "tipo:palavra=destino".`,
    en: ({ count }: { count: number }) =>
      `Left to decide: ${count}. Write what is certain with --apply, and the rest with --set "kind:word=target".`,
  },
  'map.askCertain': {
    'pt-BR': ({ count }: { count: number }) => `Gravar o que é certo (${count})? [s/N] `,
    en: ({ count }: { count: number }) => `Write what is certain (${count})? [y/N] `,
  },
  'map.askOne': {
    'pt-BR': ({ wanted }: { wanted: string }) => `${wanted}: qual? (número, ou Enter para deixar) `,
    en: ({ wanted }: { wanted: string }) => `${wanted}: which? (number, or Enter to leave it) `,
  },
  'map.whichStore': {
    'pt-BR': ({ stores }: { stores: string }) => `Diga de qual loja, pelo id: ${stores}.`,
    en: ({ stores }: { stores: string }) => `Say which store, by its id: ${stores}.`,
  },
  'map.refused': {
    'pt-BR': ({ setting, candidates }: { setting: string; candidates: string }) =>
      `Não dá para gravar ${setting}: isso não existe no outro lado. Há: ${candidates}.`,
    en: ({ setting, candidates }: { setting: string; candidates: string }) =>
      `Cannot write ${setting}: the other side has no such thing. There is: ${candidates}.`,
  },
  'map.wrongSetting': {
    'pt-BR': ({ setting, kinds }: { setting: string; kinds: string }) =>
      `--set "${setting}" não é "tipo:palavra=destino". Tipos: ${kinds}.`,
    en: ({ setting, kinds }: { setting: string; kinds: string }) =>
      `--set "${setting}" is not "kind:word=target". Kinds: ${kinds}.`,
  },
  'cli.aboutMap': {
    'pt-BR': () =>
      'Propõe o que corresponde a quê entre a loja e o Bling (situações, pagamentos, entregas, depósitos, quem lança)',
    en: () =>
      'Proposes what goes with what between store and Bling (statuses, payments, deliveries, warehouses, who posts)',
  },
  'cli.aboutMapStore': {
    'pt-BR': () => 'Loja, pelo id ou nome; pode faltar quando há uma só',
    en: () => 'Store, by id or name; may be left out when there is one',
  },
  'cli.aboutMapApply': {
    'pt-BR': () => 'Grava o que é certo',
    en: () => 'Writes what is certain',
  },
  'cli.aboutMapSet': {
    'pt-BR': () => 'Grava uma escolha: tipo:palavra=destino (pode repetir)',
    en: () => 'Writes one choice: kind:word=target (may be repeated)',
  },
};
