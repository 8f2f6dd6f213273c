type WrongValue = {
  readonly name: string;
  readonly value: string;
  /** The file, or empty for the environment itself. */
  readonly file: string;
  readonly mustBePt: string;
  readonly mustBeEn: string;
};

type UnknownName = {
  readonly name: string;
  readonly file: string;
  readonly known: string;
};

export const settingsMessages = {
  'settings.wrong': {
    'pt-BR': ({ count }: { count: number }) =>
      `Configuração com ${count === 1 ? 'um erro' : `${count} erros`}; nada foi iniciado.`,
    en: ({ count }: { count: number }) =>
      `The settings have ${count === 1 ? 'one mistake' : `${count} mistakes`}; nothing was started.`,
  },
  'settings.wrongValue': {
    'pt-BR': ({ name, value, file, mustBePt }: WrongValue) =>
      `${name}=${value} (${file || 'variável de ambiente'}): precisa ser ${mustBePt}. Corrija o valor, ou apague-o para valer o padrão.`,
    en: ({ name, value, file, mustBeEn }: WrongValue) =>
      `${name}=${value} (${file || 'environment variable'}): must be ${mustBeEn}. Mend the value, or remove it for the default.`,
  },
  'settings.unknownName': {
    'pt-BR': ({ name, file, known }: UnknownName) =>
      `${name} (${file}): essa configuração não existe. Corrija o nome ou apague a linha. Existem: ${known}.`,
    en: ({ name, file, known }: UnknownName) =>
      `${name} (${file}): there is no such setting. Mend the name or remove the line. There are: ${known}.`,
  },
};
