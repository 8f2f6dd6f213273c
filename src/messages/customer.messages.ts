import { gapsInWords } from './data-gap.ts';

export const customerMessages = {
  'order.needsData': {
    'pt-BR': ({ number, missing }: { number: string; missing: string }) =>
      `O pedido ${number} espera dados: ${gapsInWords(missing, 'pt-BR')}. Peça ao cliente e preencha no pedido da loja; ele continua sozinho.`,
    en: ({ number, missing }: { number: string; missing: string }) =>
      `Order ${number} waits for data: ${gapsInWords(missing, 'en')}. Ask the buyer and fill it in the store's order; it goes on by itself.`,
  },
  'order.foreignBuyer': {
    'pt-BR': ({ number, country }: { number: string; country: string }) =>
      `O comprador do pedido ${number} é do exterior (${country}) e não tem CPF nem CNPJ. Lance o pedido no Bling à mão, ou permita compradores do exterior na configuração da loja (foreignBuyers: import) e repita.`,
    en: ({ number, country }: { number: string; country: string }) =>
      `The buyer of order ${number} is abroad (${country}) and has neither CPF nor CNPJ. Enter the order in Bling by hand, or allow buyers abroad in the store's configuration (foreignBuyers: import) and retry.`,
  },
  'customer.inactive': {
    'pt-BR': ({ contact, number }: { contact: string; number: string }) =>
      `O cliente do pedido ${number} está inativo ou excluído no Bling (contato ${contact}). Reative o contato no Bling e repita, ou permita reativar na configuração da loja (inactiveContacts: reactivate).`,
    en: ({ contact, number }: { contact: string; number: string }) =>
      `The customer of order ${number} is inactive or deleted in Bling (contact ${contact}). Activate the contact in Bling and retry, or allow it in the store's configuration (inactiveContacts: reactivate).`,
  },
};
