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
  'order.otherIntegration': {
    'pt-BR': ({ store, count, number, key }: OtherIntegration) =>
      `Outro programa também põe no Bling pedidos da loja "${store}" (${count} vistos; um deles é o ${number}), talvez uma integração antiga do próprio Bling. Desligue-a e repita (totoro pending --retry --key ${key}), ou, se ela deve ficar, confirme: totoro pending --done --key ${key}.`,
    en: ({ store, count, number, key }: OtherIntegration) =>
      `Another program puts orders of the store "${store}" into Bling too (${count} seen; one of them is ${number}), perhaps an old integration of Bling itself. Switch it off and retry (totoro pending --retry --key ${key}), or, if it is to stay, confirm it: totoro pending --done --key ${key}.`,
  },
};

type OtherIntegration = {
  readonly store: string;
  readonly count: number;
  readonly number: string;
  readonly key: string;
};
