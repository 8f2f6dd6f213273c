import type { CallClass } from './call-class.ts';
import { CLASS_NAMES } from './call-class.ts';

export const blingMessages = {
  'bling.unavailable': {
    'pt-BR': () => 'O Bling não respondeu. Vamos tentar de novo sozinhos.',
    en: () => 'Bling did not answer. We will try again by ourselves.',
  },
  'bling.rateLimited': {
    'pt-BR': () =>
      'O Bling pediu uma pausa: outros aplicativos também usam a sua conta. Vamos tentar de novo sozinhos.',
    en: () =>
      'Bling asked for a pause: other apps use your account too. We will try again by ourselves.',
  },
  'bling.dayExhausted': {
    'pt-BR': () =>
      'As chamadas diárias da sua conta no Bling acabaram. Nada se perdeu; continuamos assim que o Bling permitir.',
    en: () =>
      "Your Bling account's calls of the day are spent. Nothing is lost; we go on as soon as Bling lets us.",
  },
  'bling.classShed': {
    'pt-BR': ({ work }: { work: CallClass }) =>
      `As chamadas ao Bling que restam hoje estão guardadas para o que é mais urgente, primeiro os pedidos. Isto espera (${CLASS_NAMES['pt-BR'][work]}) e continua sozinho quando houver folga, no máximo à virada do dia.`,
    en: ({ work }: { work: CallClass }) =>
      `The calls to Bling that are left today are kept for what is more urgent, orders first. This waits (${CLASS_NAMES.en[work]}) and goes on by itself when there is room, at the latest when the day turns.`,
  },
  'bling.paused': {
    'pt-BR': ({ minutes }: { minutes: number }) =>
      `O Bling respondeu com erros demais e paramos por ${minutes} min para ele não bloquear o acesso. Voltamos sozinhos.`,
    en: ({ minutes }: { minutes: number }) =>
      `Bling answered with too many errors, so we stopped for ${minutes} min lest it block us. We come back by ourselves.`,
  },
  'bling.disconnected': {
    'pt-BR': () =>
      'O Bling não aceita mais o nosso acesso. Conecte a conta de novo: `totoro connect bling`.',
    en: () =>
      'Bling no longer accepts our access. Connect the account again: `totoro connect bling`.',
  },
  'bling.authorizationRefused': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `A conexão com o Bling não foi concluída (${detail}). Comece de novo.`,
    en: ({ detail }: { detail: string }) =>
      `The connection with Bling was not completed (${detail}). Start again.`,
  },
  'bling.forbidden': {
    'pt-BR': ({ resource }: { resource: string }) =>
      `O aplicativo não tem permissão no Bling para ${resource}. Marque esse escopo no cadastro do aplicativo e conecte de novo.`,
    en: ({ resource }: { resource: string }) =>
      `The app has no permission in Bling for ${resource}. Tick that scope in the app's registration and connect again.`,
  },
  'bling.notFound': {
    'pt-BR': ({ resource }: { resource: string }) => `Não encontrado no Bling: ${resource}.`,
    en: ({ resource }: { resource: string }) => `Not found in Bling: ${resource}.`,
  },
  'bling.rejected': {
    'pt-BR': ({ reason }: { reason: string }) => `O Bling recusou: ${reason}`,
    en: ({ reason }: { reason: string }) => `Bling refused: ${reason}`,
  },
  'bling.ambiguousContact': {
    'pt-BR': ({ ids }: { ids: string }) =>
      `Há mais de um contato no Bling com este documento (${ids}). Deixe só um ativo no Bling (junte ou inative os outros) e repita.`,
    en: ({ ids }: { ids: string }) =>
      `Several contacts in Bling have this document (${ids}). Leave one of them active in Bling (merge the others, or set them inactive) and retry.`,
  },
  'bling.unreadable': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `O Bling respondeu de um jeito que não conhecemos (${detail}). Nada se perdeu; avise o suporte.`,
    en: ({ detail }: { detail: string }) =>
      `Bling answered in a way that we do not know (${detail}). Nothing is lost; tell support.`,
  },
  'bling.signatureInvalid': {
    'pt-BR': () => 'Recebemos um aviso que não veio do Bling e o ignoramos.',
    en: () => 'We received a notice that is not from Bling and ignored it.',
  },
};
