type Notes = {
  /** As the store shows it. */
  readonly number: string;
  /** The others may be empty: nothing is said of them. */
  readonly delivery: string;
  readonly coupons: string;
  readonly payment: string;
  readonly buyersWords: string;
};

export const orderNotesMessages = {
  /** What a person in the ERP should see of an order: a line for each. */
  'order.notes': {
    'pt-BR': (notes: Notes) =>
      linesOf([
        ['Pedido da loja nº', notes.number],
        ['Entrega:', notes.delivery],
        ['Cupons:', notes.coupons],
        ['Pagamento:', notes.payment],
        ['Cliente:', notes.buyersWords],
      ]),
    en: (notes: Notes) =>
      linesOf([
        ['Order of the store no.', notes.number],
        ['Delivery:', notes.delivery],
        ['Coupons:', notes.coupons],
        ['Payment:', notes.payment],
        ['Buyer:', notes.buyersWords],
      ]),
  },
};

function linesOf(facts: readonly (readonly [name: string, fact: string])[]): string {
  return facts
    .filter(([, fact]) => fact !== '')
    .map((line) => line.join(' '))
    .join('\n');
}
