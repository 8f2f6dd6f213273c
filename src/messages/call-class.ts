/** Classes of calls to Bling, for people. */
export const CLASS_NAMES = {
  'pt-BR': {
    order: 'pedidos',
    payment: 'pagamentos e notas',
    stock: 'estoque',
    catalogue: 'cadastro de produtos',
    sweep: 'conferência geral',
  },
  en: {
    order: 'orders',
    payment: 'payments and invoices',
    stock: 'stock',
    catalogue: 'product data',
    sweep: 'general checks',
  },
} as const;
export type CallClass = keyof (typeof CLASS_NAMES)['en'];
