import { anyText, httpAddress, wholeNumber } from '../kernel/setting.ts';
import type { SettingsTable } from '../kernel/setting.ts';

export const webSettings = {
  host: {
    env: 'HOST',
    ...anyText,
    default: '127.0.0.1',
    doc: {
      'pt-BR': 'Endereço de rede em que o servidor escuta.',
      en: 'Network address that the server listens on.',
    },
  },
  port: {
    env: 'PORT',
    ...wholeNumber(0, 65_535),
    default: '4020',
    doc: {
      'pt-BR': 'Porta em que o servidor escuta; 0 escolhe uma livre.',
      en: 'Port that the server listens on; 0 takes a free one.',
    },
  },
  publicUrl: {
    env: 'PUBLIC_URL',
    ...httpAddress,
    doc: {
      'pt-BR':
        'Endereço público deste servidor, para os avisos (webhooks) do Bling e das lojas. Sem ele tudo anda por consulta.',
      en: 'Public address of this server, for the webhooks of Bling and the stores. Without it everything works by polling.',
    },
  },
} as const satisfies SettingsTable;
