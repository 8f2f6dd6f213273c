import { anyText, oneOf } from '../kernel/setting.ts';
import type { SettingsTable } from '../kernel/setting.ts';

export const appSettings = {
  language: {
    env: 'TOTORO_LANGUAGE',
    ...oneOf('pt-BR', 'en'),
    default: 'pt-BR',
    doc: {
      'pt-BR': 'Língua das mensagens na linha de comando e nas páginas.',
      en: 'Language of the messages on the command line and on the pages.',
    },
  },
  dataFolder: {
    env: 'DATA_DIR',
    ...anyText,
    default: './data',
    doc: {
      'pt-BR': 'Pasta para cópias de segurança e arquivos de trabalho.',
      en: 'Folder for backups and working files.',
    },
  },
  logLevel: {
    env: 'LOG_LEVEL',
    ...oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
    default: 'INFO',
    doc: {
      'pt-BR': 'O que entra no log: este nível e os mais graves.',
      en: 'What goes into the log: this level and the graver ones.',
    },
  },
  logFile: {
    env: 'LOG_FILE',
    ...anyText,
    doc: {
      'pt-BR':
        'Arquivo de log (JSON, uma linha por registro), trocado por dia ou a cada 20 MB; 14 são guardados.',
      en: 'Log file (JSON, one line a record), changed daily or every 20 MB; 14 are kept.',
    },
  },
  logConsole: {
    env: 'LOG_CONSOLE',
    ...oneOf('on', 'off'),
    default: 'on',
    doc: {
      'pt-BR': 'Se o log também vai para a saída de erros (stderr).',
      en: 'Whether the log also goes to standard error.',
    },
  },
} as const satisfies SettingsTable;
