import { anyText, httpAddress, secretText, wholeNumber } from '../kernel/setting.ts';
import type { SettingsTable } from '../kernel/setting.ts';

export const blingSettings = {
  apiUrl: {
    env: 'BLING_API_URL',
    ...httpAddress,
    default: 'https://api.bling.com.br/Api/v3',
    doc: { 'pt-BR': 'Endereço da API do Bling.', en: 'Address of the Bling API.' },
  },
  authorizeUrl: {
    env: 'BLING_AUTHORIZE_URL',
    ...httpAddress,
    default: 'https://www.bling.com.br/Api/v3/oauth/authorize',
    doc: {
      'pt-BR': 'Página em que a conta do Bling autoriza o aplicativo.',
      en: 'Page on which a Bling account authorizes the app.',
    },
  },
  tokenUrl: {
    env: 'BLING_TOKEN_URL',
    ...httpAddress,
    default: 'https://api.bling.com.br/Api/v3/oauth/token',
    doc: {
      'pt-BR': 'Endereço em que os tokens do Bling são trocados.',
      en: 'Address at which the tokens of Bling are exchanged.',
    },
  },
  callSpacingMs: {
    env: 'BLING_CALL_SPACING_MS',
    ...wholeNumber(334, 60_000),
    default: '338',
    doc: {
      'pt-BR':
        'Milissegundos entre duas chamadas ao Bling. 338 usa o limite de 3 por segundo; aumente numa máquina ou rede muito irregular.',
      en: 'Milliseconds between two calls to Bling. 338 uses the limit of 3 a second; raise it on a very uneven machine or network.',
    },
  },
  clientId: {
    env: 'BLING_CLIENT_ID',
    ...anyText,
    doc: {
      'pt-BR': 'Client id do seu aplicativo no Bling.',
      en: 'Client id of your app at Bling.',
    },
  },
  clientSecret: {
    env: 'BLING_CLIENT_SECRET',
    ...secretText,
    doc: {
      'pt-BR':
        'Client secret do seu aplicativo no Bling. Também confere a assinatura dos avisos (webhooks).',
      en: 'Client secret of your app at Bling. It also checks the signature of the webhooks.',
    },
  },
  oldClientSecret: {
    env: 'BLING_WEBHOOK_SECRET_OLD',
    ...secretText,
    doc: {
      'pt-BR': 'Client secret anterior, aceito nas assinaturas enquanto a troca não se completa.',
      en: 'Previous client secret, accepted in signatures while the change is under way.',
    },
  },
} as const satisfies SettingsTable;
