export const cliMessages = {
  'cli.about': {
    'pt-BR': () => 'Mantém o Bling e a loja iguais: produtos, estoque, pedidos, situação.',
    en: () => 'Keeps Bling and the store alike: products, stock, orders, status.',
  },
  'cli.aboutSettings': {
    'pt-BR': () => 'Mostra as configurações, de onde vêm, e o que cada uma faz.',
    en: () => 'Shows the settings, where they come from, and what each one does.',
  },
  'cli.aboutVersion': { 'pt-BR': () => 'Mostra a versão.', en: () => 'Shows the version.' },
  'cli.optionsForAll': {
    'pt-BR': () => 'OPÇÕES DE TODO COMANDO',
    en: () => 'OPTIONS OF EVERY COMMAND',
  },
  'cli.aboutJson': {
    'pt-BR': () => 'Saída para outros programas: um objeto JSON na última linha.',
    en: () => 'Output for other programs: one JSON object on the last line.',
  },
  'cli.aboutLanguage': { 'pt-BR': () => 'pt-BR ou en.', en: () => 'pt-BR or en.' },
  'cli.aboutHelp': { 'pt-BR': () => 'Mostra esta ajuda.', en: () => 'Shows this help.' },
  'cli.exitCodes': { 'pt-BR': () => 'CÓDIGOS DE SAÍDA', en: () => 'EXIT CODES' },
  'cli.unknownOption': {
    'pt-BR': ({ option }: { option: string }) => `A opção ${option} não existe aqui. Veja --help.`,
    en: ({ option }: { option: string }) => `There is no option ${option} here. See --help.`,
  },
  'cli.wrongUse': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `O comando não foi entendido: ${detail}. Veja --help.`,
    en: ({ detail }: { detail: string }) =>
      `The command was not understood: ${detail}. See --help.`,
  },
  'cli.defect': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `Erro interno do TotoroACDC: ${detail}. Por favor, avise o suporte com as linhas abaixo.`,
    en: ({ detail }: { detail: string }) =>
      `Internal error of TotoroACDC: ${detail}. Please tell support, with the lines below.`,
  },
  'cli.settingFrom': {
    'pt-BR': ({ from }: { from: string }) =>
      ({
        environment: 'variável de ambiente',
        file: 'arquivo .env',
        default: 'padrão',
        absent: 'sem valor',
      })[from] ?? from,
    en: ({ from }: { from: string }) =>
      ({
        environment: 'environment variable',
        file: '.env file',
        default: 'default',
        absent: 'no value',
      })[from] ?? from,
  },
};
