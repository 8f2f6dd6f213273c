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
  callsPerDay: {
    env: 'BLING_CALLS_PER_DAY',
    ...wholeNumber(100, 10_000_000),
    default: '120000',
    doc: {
      'pt-BR':
        'Chamadas por dia que a sua conta no Bling permite, somando todos os aplicativos. Diminua para deixar uma parte a outros aplicativos. Quando faltam, o menos urgente espera primeiro e os pedidos por último.',
      en: 'Calls a day that your Bling account allows, all apps together. Lower it to leave a part to other apps. When they run short, the least urgent waits first, and orders last.',
    },
  },
  dayResetHour: {
    env: 'BLING_DAY_RESET_HOUR',
    ...wholeNumber(0, 23),
    default: '0',
    doc: {
      'pt-BR':
        'Hora (de São Paulo) em que o Bling começa a contar um novo dia. O Bling não a documenta; 0 é a meia-noite.',
      en: 'Hour (of São Paulo) at which Bling begins to count a new day. Bling does not document it; 0 is midnight.',
    },
  },
  addressCallsIn10s: {
    env: 'BLING_ADDRESS_CALLS_IN_10S',
    ...wholeNumber(30, 590),
    default: '500',
    doc: {
      'pt-BR':
        'Chamadas ao Bling em 10 segundos que este processo pode fazer, somando todas as contas. O Bling bloqueia um endereço IP com 600: com vários processos no mesmo endereço, divida entre eles.',
      en: 'Calls to Bling in 10 seconds that this process may make, all accounts together. Bling blocks an IP address at 600: with several processes of one address, divide it among them.',
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
