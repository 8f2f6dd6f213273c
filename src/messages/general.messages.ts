export const generalMessages = {
  'message.forgotten': {
    'pt-BR': ({ key }: { key: string }) => `Mensagem de uma versão antiga (${key}).`,
    en: ({ key }: { key: string }) => `A message of an older version (${key}).`,
  },
  'general.defect': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `Erro interno do TotoroACDC, já registrado no log: ${detail}. Nada foi perdido; avise o suporte.`,
    en: ({ detail }: { detail: string }) =>
      `Internal error of TotoroACDC, recorded in the log: ${detail}. Nothing is lost; tell support.`,
  },
};
