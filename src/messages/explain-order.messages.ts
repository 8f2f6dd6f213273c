import type { Words } from './language.ts';
import { orderWord } from './order-words.ts';

const TERMS: Readonly<Record<string, Words>> = {
  store: { 'pt-BR': 'total na loja', en: "store's total" },
  refunded: { 'pt-BR': 'devolvido ao cliente', en: 'paid back to the buyer' },
  net: { 'pt-BR': 'vale agora', en: 'is worth now' },
  items: { 'pt-BR': 'itens', en: 'items' },
  discount: { 'pt-BR': 'descontos', en: 'discounts' },
  expenses: { 'pt-BR': 'acréscimos', en: 'fees' },
  freight: { 'pt-BR': 'frete', en: 'freight' },
  outside: { 'pt-BR': 'taxas fora do Bling', en: 'fees kept outside Bling' },
  erp: { 'pt-BR': 'pedido no Bling', en: 'order in Bling' },
  receivables: { 'pt-BR': 'contas a receber', en: 'receivables' },
  invoice: { 'pt-BR': 'nota fiscal', en: 'invoice' },
};

export const explainOrderMessages = {
  'explain.orderTitle': {
    'pt-BR': (order: { number: string; name: string; store: string; id: string; at: string }) =>
      `Pedido ${order.number} da loja ${order.name} (${order.store}, id ${order.id}), até ${order.at}`,
    en: (order: { number: string; name: string; store: string; id: string; at: string }) =>
      `Order ${order.number} of store ${order.name} (${order.store}, id ${order.id}), until ${order.at}`,
  },
  'explain.orderNoLines': {
    'pt-BR': () => '  Nada foi registrado deste pedido até então.',
    en: () => '  Nothing of this order was recorded until then.',
  },
  'explain.orderUnseen': {
    'pt-BR': () => 'Este pedido não foi importado.',
    en: () => 'This order was not imported.',
  },
  'explain.orderSync': {
    'pt-BR': ({ step, erp, status }: { step: string; erp: string; status: string }) =>
      `Pedido no Bling: ${erp} (${orderWord(step, 'pt-BR')}), situação ${status}`,
    en: ({ step, erp, status }: { step: string; erp: string; status: string }) =>
      `Order in Bling: ${erp} (${orderWord(step, 'en')}), status ${status}`,
  },
  'explain.orderInvoice': {
    'pt-BR': ({ step, number }: { step: string; number: string }) =>
      `Nota fiscal: ${number} (${orderWord(step, 'pt-BR')})`,
    en: ({ step, number }: { step: string; number: string }) =>
      `Invoice: ${number} (${orderWord(step, 'en')})`,
  },
  'explain.orderReceivables': {
    'pt-BR': ({ step, parts, settled }: { step: string; parts: number; settled: number }) =>
      `Contas a receber: ${parts}, com baixa nossa: ${settled} (${orderWord(step, 'pt-BR')})`,
    en: ({ step, parts, settled }: { step: string; parts: number; settled: number }) =>
      `Receivables: ${parts}, settled by us: ${settled} (${orderWord(step, 'en')})`,
  },
  'explain.orderShipment': {
    'pt-BR': ({ stage }: { stage: string }) => `Envio: ${orderWord(stage, 'pt-BR')}`,
    en: ({ stage }: { stage: string }) => `Shipment: ${orderWord(stage, 'en')}`,
  },
  'explain.orderMoney': { 'pt-BR': () => 'Dinheiro:', en: () => 'Money:' },
  'explain.orderTerm': {
    'pt-BR': ({ name, amount }: { name: string; amount: string }) =>
      `  ${TERMS[name]?.['pt-BR'] ?? name}: R$ ${amount}`,
    en: ({ name, amount }: { name: string; amount: string }) =>
      `  ${TERMS[name]?.en ?? name}: R$ ${amount}`,
  },
  'explain.orderCloses': {
    'pt-BR': ({ at }: { at: string }) => `  Fecha, conferido em ${at}.`,
    en: ({ at }: { at: string }) => `  It closes, checked at ${at}.`,
  },
  'explain.orderDiffers': {
    'pt-BR': ({ at, amount, place }: { at: string; amount: string; place: string }) =>
      `  Não fecha: R$ ${amount} sem explicação (${place}), conferido em ${at}.`,
    en: ({ at, amount, place }: { at: string; amount: string; place: string }) =>
      `  It does not close: R$ ${amount} without explanation (${place}), checked at ${at}.`,
  },
};
