export const inboxMessages = {
  'inbox.unreadable': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `Recebemos um aviso que não conseguimos ler (${detail}). Ele está guardado; a próxima leitura completa cobre o que ele dizia.`,
    en: ({ detail }: { detail: string }) =>
      `We received a notice that we cannot read (${detail}). It is kept; the next full reading covers what it said.`,
  },
  'inbox.unknownCompany': {
    'pt-BR': ({ company }: { company: string }) =>
      `O Bling avisou sobre uma empresa que não está conectada aqui (${company}). Se ela é sua, conecte-a: \`totoro connect bling\`.`,
    en: ({ company }: { company: string }) =>
      `Bling told us about a company that is not connected here (${company}). If it is yours, connect it: \`totoro connect bling\`.`,
  },
  'inbox.accountDisconnected': {
    'pt-BR': () =>
      'O Bling avisou sobre uma conta que está desconectada. Conecte-a de novo: `totoro connect bling`.',
    en: () =>
      'Bling told us about an account that is disconnected. Connect it again: `totoro connect bling`.',
  },
  'inbox.unknownStore': {
    'pt-BR': ({ store }: { store: string }) =>
      `Uma loja que não conhecemos mandou avisos (${store}). Apague nela o webhook antigo, ou conecte-a.`,
    en: ({ store }: { store: string }) =>
      `A store that we do not know sent notices (${store}). Delete the old webhook there, or connect it.`,
  },
  'inbox.storeDisconnected': {
    'pt-BR': () => 'Uma loja que está desconectada mandou um aviso. Ele está guardado.',
    en: () => 'A store that is disconnected sent a notice. It is kept.',
  },
};
