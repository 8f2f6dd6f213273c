export const storesMessages = {
  'stores.unauthorized': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `A loja recusou as chaves de acesso (${detail}). Confira em WooCommerce > Configurações > Avançado > API REST ` +
      'se a chave existe, é de um administrador e permite leitura e escrita, e se o firewall da hospedagem não bloqueia o acesso. Depois conecte a loja de novo.',
    en: ({ detail }: { detail: string }) =>
      `The store refused the access keys (${detail}). Check in WooCommerce > Settings > Advanced > REST API that the ` +
      'key exists, belongs to an administrator and may read and write, and that the firewall of the host does not block us. Then connect the store again.',
  },
  'stores.unavailable': {
    'pt-BR': ({ detail }: { detail: string }) =>
      `A loja não respondeu (${detail}). Vamos tentar de novo sozinhos; se continuar, avise a hospedagem.`,
    en: ({ detail }: { detail: string }) =>
      `The store did not answer (${detail}). We try again by ourselves; if it goes on, tell the host of the store.`,
  },
  'stores.rejected': {
    'pt-BR': ({ code, detail }: { code: string; detail: string }) =>
      `A loja recusou o pedido: ${detail} (${code}). Corrija o dado no Bling ou na loja e tente de novo.`,
    en: ({ code, detail }: { code: string; detail: string }) =>
      `The store refused: ${detail} (${code}). Mend the data in Bling or in the store and try again.`,
  },
  'stores.redirected': {
    'pt-BR': ({ target }: { target: string }) =>
      `O endereço da loja leva a outro lugar (${target}). Corrija o endereço na conexão da loja; as chaves não são enviadas para lá.`,
    en: ({ target }: { target: string }) =>
      `The address of the store leads elsewhere (${target}). Correct it in the store's connection; the keys are not sent there.`,
  },
  'stores.unreadable': {
    'pt-BR': () =>
      'A loja respondeu com uma página que não é da API (manutenção, firewall ou erro de plugin). Vamos tentar de novo sozinhos; se continuar, abra a loja no navegador e avise a hospedagem.',
    en: () =>
      'The store answered with a page that is not of its API (maintenance, firewall or a broken plugin). We try again by ourselves; if it goes on, open the store in a browser and tell its host.',
  },
  'stores.signatureInvalid': {
    'pt-BR': () =>
      'Chegou um aviso sem assinatura válida desta loja; ele foi ignorado. Se continuar, refaça os avisos (webhooks) na conexão da loja.',
    en: () =>
      'A notice without a valid signature of this store came in and was ignored. If it goes on, make the webhooks of the store anew.',
  },
  'stores.stockOff': {
    'pt-BR': () =>
      'O controle de estoque está desligado na loja inteira. Ligue em WooCommerce > Configurações > Produtos > Inventário > Gerenciar estoque.',
    en: () =>
      'Stock management is off in the whole store. Turn it on in WooCommerce > Settings > Products > Inventory > Manage stock.',
  },
  // Notes to buyers: they read Portuguese whatever the merchant reads.
  'stores.noteInvoice': {
    'pt-BR': ({ number, series, key, link }: InvoiceNote & { link: string }) =>
      `A nota fiscal nº ${number} (série ${series}) do seu pedido foi emitida. Chave de acesso: ${key}.${link === '' ? '' : ` Para ver a nota: ${link}`}`,
    en: ({ number, series, key, link }: InvoiceNote & { link: string }) =>
      `The invoice ${number} (series ${series}) of your order was issued. Access key: ${key}.${link === '' ? '' : ` To see it: ${link}`}`,
  },
  'stores.noteInvoiceCancelled': {
    'pt-BR': ({ number, series, key }: InvoiceNote) =>
      `A nota fiscal nº ${number} (série ${series}) do seu pedido foi cancelada e não vale mais. Chave de acesso: ${key}.`,
    en: ({ number, series, key }: InvoiceNote) =>
      `The invoice ${number} (series ${series}) of your order was cancelled and is no longer valid. Access key: ${key}.`,
  },
  'stores.noteTracking': {
    'pt-BR': ({ codes, link, carrier }: { codes: string; link: string; carrier: string }) =>
      `Seu pedido foi enviado${carrier === '' ? '' : ` por ${carrier}`}. Código de rastreio: ${codes}.${link === '' ? '' : ` Acompanhe em: ${link}`}`,
    en: ({ codes, link, carrier }: { codes: string; link: string; carrier: string }) =>
      `Your order was sent${carrier === '' ? '' : ` by ${carrier}`}. Tracking code: ${codes}.${link === '' ? '' : ` Follow it at: ${link}`}`,
  },
};

type InvoiceNote = { readonly number: string; readonly series: string; readonly key: string };
