import { planInWords } from './change-words.ts';

type Planned = { readonly number: string; readonly steps: string };
type Nothing = Record<never, never>;

export const orderMessages = {
  'order.beforeGoLive': {
    'pt-BR': (_: Nothing) => 'Pedido anterior à entrada em operação desta loja: não é importado.',
    en: (_: Nothing) => 'Order older than the go-live of this store: it is not imported.',
  },
  'order.firstSeenEnded': {
    'pt-BR': ({ status }: { status: string }) =>
      `O pedido já chegou encerrado (${status}): não há o que importar.`,
    en: ({ status }: { status: string }) =>
      `The order was already over when first seen (${status}): there is nothing to import.`,
  },
  'order.unmappedStatus': {
    'pt-BR': ({ status }: { status: string }) =>
      `A situação "${status}" da loja ainda não tem correspondente no Bling. Escolha a situação no mapeamento e repita.`,
    en: ({ status }: { status: string }) =>
      `The store's status "${status}" has no counterpart in Bling yet. Choose one in the mapping and retry.`,
  },
  'order.unmappedPayment': {
    'pt-BR': ({ method }: { method: string }) =>
      `A forma de pagamento "${method}" da loja não tem correspondente no Bling. Escolha a forma no mapeamento e repita.`,
    en: ({ method }: { method: string }) =>
      `The store's payment method "${method}" has no counterpart in Bling. Choose one in the mapping and retry.`,
  },
  'order.unknownSku': {
    'pt-BR': ({ line, sku }: { line: string; sku: string }) =>
      `O item "${line}" (SKU ${sku || 'vazio'}) não está ligado a nenhum produto do Bling. Ligue ou cadastre o produto e repita.`,
    en: ({ line, sku }: { line: string; sku: string }) =>
      `The item "${line}" (SKU ${sku || 'empty'}) is linked to no product of Bling. Link or create the product and retry.`,
  },
  'order.moneyDiffers': {
    'pt-BR': ({ difference, number }: { difference: string; number: string }) =>
      `O pedido ${number} não fecha: sobra uma diferença de R$ ${difference} sem explicação. Confira descontos e taxas na loja e repita.`,
    en: ({ difference, number }: { difference: string; number: string }) =>
      `Order ${number} does not add up: R$ ${difference} have no explanation. Check discounts and fees in the store and retry.`,
  },
  'order.discountAboveItems': {
    'pt-BR': ({ number }: { number: string }) =>
      `O desconto do pedido ${number} é maior que os itens. Lance este pedido no Bling à mão ou corrija na loja.`,
    en: ({ number }: { number: string }) =>
      `The discount of order ${number} is greater than its items. Enter it in Bling by hand or mend it in the store.`,
  },
  'order.foreignHit': {
    'pt-BR': ({ number }: { number: string }) =>
      `Já existe no Bling um pedido com o número ${number} desta loja que não foi criado por nós (talvez por outra integração). Desligue a outra integração e decida qual pedido fica.`,
    en: ({ number }: { number: string }) =>
      `Bling already has an order with number ${number} of this store that we did not make (another integration, perhaps). Switch that off and decide which order stays.`,
  },
  'order.twoHits': {
    'pt-BR': ({ number }: { number: string }) =>
      `Há dois pedidos no Bling com o número ${number} desta loja. Exclua o repetido no Bling e repita.`,
    en: ({ number }: { number: string }) =>
      `Bling has two orders with number ${number} of this store. Delete the double in Bling and retry.`,
  },
  'order.settling': {
    'pt-BR': (_: Nothing) =>
      'O Bling não confirmou se gravou o pedido, a situação ou o cliente. Esperamos um pouco e olhamos lá antes de repetir.',
    en: (_: Nothing) =>
      'Bling did not say whether it saved the order, its status or its customer. We wait a little and look there before repeating.',
  },
  'order.refundedAfterImport': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} recebeu um reembolso na loja depois de importado.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} was refunded in the store after its import.${planInWords(number, steps, 'en')}`,
  },
  'order.enteredByHand': {
    'pt-BR': (_: Nothing) => 'Uma pessoa lançou este pedido no Bling à mão: não é importado.',
    en: (_: Nothing) => 'A person entered this order in Bling by hand: it is not imported.',
  },
  'order.trashedAfterImport': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} foi para a lixeira da loja depois de importado. Restaure-o na loja, ou cancele-o no Bling.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} was put into the store's trash after its import. Restore it there, or cancel it in Bling.${planInWords(number, steps, 'en')}`,
  },
  'order.otherCurrency': {
    'pt-BR': ({ number, currency }: { number: string; currency: string }) =>
      `O pedido ${number} está em ${currency}, e o Bling trabalha em reais. Lance este pedido à mão, com o câmbio certo.`,
    en: ({ number, currency }: { number: string; currency: string }) =>
      `Order ${number} is in ${currency}, and Bling works in reais. Enter it by hand at the right exchange rate.`,
  },
  'order.editedAfterImport': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} foi alterado na loja depois de importado.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} was changed in the store after its import.${planInWords(number, steps, 'en')}`,
  },
  'order.cancelledButFulfilled': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} foi cancelado na loja, mas no Bling já está atendido. Decida a devolução com a expedição.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} was cancelled in the store but is already fulfilled in Bling. Settle the return with shipping.${planInWords(number, steps, 'en')}`,
  },
  'order.paidAfterCancel': {
    'pt-BR': ({ number, steps }: Planned) =>
      `O pedido ${number} voltou a valer na loja, mas está cancelado no Bling.${planInWords(number, steps, 'pt-BR')}`,
    en: ({ number, steps }: Planned) =>
      `Order ${number} is alive again in the store but cancelled in Bling.${planInWords(number, steps, 'en')}`,
  },
  'order.cancelledInErpButPaid': {
    'pt-BR': ({ number }: { number: string }) =>
      `O pedido ${number} foi cancelado no Bling, mas o cliente já pagou. Devolva o pagamento e cancele na loja, ou reabra no Bling.`,
    en: ({ number }: { number: string }) =>
      `Order ${number} was cancelled in Bling but the buyer has paid. Pay it back and cancel in the store, or reopen it in Bling.`,
  },
  'order.deletedInErp': {
    'pt-BR': ({ number }: { number: string }) =>
      `O pedido ${number} foi excluído no Bling. Ele não será criado de novo; cancele na loja ou lance à mão.`,
    en: ({ number }: { number: string }) =>
      `Order ${number} was deleted in Bling. It will not be made again; cancel it in the store or enter it by hand.`,
  },
};
