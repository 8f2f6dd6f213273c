export const workMessages = {
  'work.catchingUp': {
    'pt-BR': () => 'Procurando o que mudou enquanto ninguém avisava.',
    en: () => 'Looking for what changed while nobody told.',
  },
  'work.lostOwnership': {
    'pt-BR': () =>
      'Outro processo do TotoroACDC assumiu esta conta. Este aqui parou de mexer nela.',
    en: () => 'Another process of TotoroACDC took this account over. This one stopped touching it.',
  },
  'work.ownedElsewhere': {
    'pt-BR': ({ host, pid }: { host: string; pid: string }) =>
      `A conta já está sendo sincronizada por outro processo (máquina ${host}, processo ${pid}). Pare aquele antes de começar este.`,
    en: ({ host, pid }: { host: string; pid: string }) =>
      `The account is already being synced by another process (machine ${host}, process ${pid}). Stop that one before you start this one.`,
  },
  'work.databaseBusy': {
    'pt-BR': () => 'O banco de dados não respondeu a tempo. Vamos tentar de novo sozinhos.',
    en: () => 'The database did not answer in time. We will try again by ourselves.',
  },
  'work.requestUnknown': {
    'pt-BR': ({ kind }: { kind: string }) =>
      `O processo que cuida desta conta não conhece o pedido "${kind}". Atualize-o para a mesma versão.`,
    en: ({ kind }: { kind: string }) =>
      `The process that looks after this account does not know the request "${kind}". Update it to the same version.`,
  },
};
