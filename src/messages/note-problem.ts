/** What is wrong with a note that was made but not sent, for people. */
export const NOTE_PROBLEMS = {
  'pt-BR': {
    tax_class: 'NCM com oito números',
    tax_substitution_code: 'CEST com sete números (ou vazio)',
    origin: 'origem da mercadoria (0 a 8)',
    gtin: 'código de barras (GTIN) válido (ou vazio)',
    cfop: 'CFOP de venda (confira a natureza de operação)',
    total: 'total diferente do pedido',
    installments: 'parcelas que não somam o total',
    payment: 'parcela sem forma de pagamento',
    document: 'CPF ou CNPJ diferente do pedido',
    address: 'endereço diferente do pedido',
    other_order: 'a nota é de outro pedido',
    no_items: 'nota sem itens',
  },
  en: {
    tax_class: 'NCM of eight digits',
    tax_substitution_code: 'CEST of seven digits (or none)',
    origin: 'origin of the goods (0 to 8)',
    gtin: 'a valid bar code (GTIN) (or none)',
    cfop: 'CFOP of a sale (see the nature of operation)',
    total: 'a total that is not that of the order',
    installments: 'instalments that do not add up to the total',
    payment: 'an instalment without payment method',
    document: 'CPF or CNPJ that is not that of the order',
    address: 'an address that is not that of the order',
    other_order: 'the invoice is of another order',
    no_items: 'an invoice without items',
  },
} as const;
export type NoteFault = keyof (typeof NOTE_PROBLEMS)['en'];

export interface NoteProblem {
  readonly fault: NoteFault;
  /** Of an item: its SKU. Of a sum: what was expected and found, as money. Else empty. */
  readonly detail: string;
}

/** Problems as the argument of a message, and back as words. */
export function problemsToText(problems: readonly NoteProblem[]): string {
  return problems.map(({ fault, detail }) => `${fault}:${detail.replaceAll('|', ' ')}`).join('|');
}

export function problemsInWords(problems: string, language: keyof typeof NOTE_PROBLEMS): string {
  const names: Readonly<Record<string, string>> = NOTE_PROBLEMS[language];
  return problems
    .split('|')
    .map((problem) => {
      const at = problem.indexOf(':');
      const [fault, detail] = [problem.slice(0, at), problem.slice(at + 1)];
      return detail === '' ? (names[fault] ?? fault) : `${names[fault] ?? fault} (${detail})`;
    })
    .join('; ');
}
