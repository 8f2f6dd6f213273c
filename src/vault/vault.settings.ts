import { anyText, secretKey } from '../kernel/setting.ts';
import type { SettingsTable } from '../kernel/setting.ts';

export const vaultSettings = {
  key: {
    env: 'TOTORO_KEY',
    ...secretKey,
    doc: {
      'pt-BR':
        'Chave que cifra tokens, segredos das lojas e dados pessoais. Sem ela vale o arquivo de TOTORO_KEY_FILE.',
      en: 'Key that encrypts tokens, secrets of stores and personal data. Without it the file TOTORO_KEY_FILE counts.',
    },
  },
  keyFile: {
    env: 'TOTORO_KEY_FILE',
    ...anyText,
    default: './data/totoro.key',
    doc: {
      'pt-BR':
        'Arquivo com a chave, lido quando TOTORO_KEY está vazia. Guarde uma cópia em outro lugar.',
      en: 'File with the key, read when TOTORO_KEY is empty. Keep a copy elsewhere.',
    },
  },
} as const satisfies SettingsTable;
