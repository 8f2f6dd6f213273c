/** How a buyer may pay in the simulated shop, and what becomes of the order at once. */
export interface PaymentMethod {
  readonly id: string;
  readonly title: string;
  /** Status right after checkout: unpaid Pix holds, a boleto waits, a card is charged, cash comes later. */
  readonly first: 'pending' | 'on-hold' | 'paid' | 'processing';
}

export const PAYMENT_METHODS: readonly PaymentMethod[] = [
  { id: 'pix', title: 'Pix', first: 'pending' },
  { id: 'boleto', title: 'Boleto bancário', first: 'on-hold' },
  { id: 'credit-card', title: 'Cartão de crédito', first: 'paid' },
  { id: 'cod', title: 'Dinheiro na entrega', first: 'processing' },
];

export function findPaymentMethod(id: string): PaymentMethod | undefined {
  return PAYMENT_METHODS.find((method) => method.id === id);
}
