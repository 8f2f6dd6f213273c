/** What an order lacks, for people. */
export const GAP_NAMES = {
  'pt-BR': {
    document: 'CPF ou CNPJ',
    document_invalid: 'CPF ou CNPJ certo (um dígito não confere)',
    name: 'nome do cliente',
    state_registration: 'inscrição estadual certa (a informada não é válida no estado)',
    email: 'e-mail válido',
    street: 'rua',
    number: 'número da casa (ou "S/N")',
    neighborhood: 'bairro',
    city: 'cidade',
    city_unknown: 'cidade certa (não existe com esse nome no estado)',
    state: 'estado (UF)',
    postal_code: 'CEP com oito dígitos',
    postal_code_of_other_state: 'CEP certo (o informado não é do estado)',
    foreign_buyer: 'nota para comprador no exterior, que só o contador define',
  },
  en: {
    document: 'CPF or CNPJ',
    document_invalid: 'a right CPF or CNPJ (a digit does not match)',
    name: "the buyer's name",
    state_registration: 'a right state registration (the one given is not valid in the state)',
    email: 'a valid e-mail address',
    street: 'the street',
    number: 'the house number (or "S/N")',
    neighborhood: 'the neighbourhood',
    city: 'the city',
    city_unknown: 'a right city (the state has none of that name)',
    state: 'the state',
    postal_code: 'a postal code of eight digits',
    postal_code_of_other_state: 'a right postal code (the one given is not of the state)',
    foreign_buyer: 'an invoice for a buyer abroad, which only the accountant decides',
  },
} as const;
export type DataGap = keyof (typeof GAP_NAMES)['en'];

/** Gaps as the argument of a message, and back as words. */
export function gapsToText(gaps: readonly DataGap[]): string {
  return gaps.join(',');
}

export function gapsInWords(gaps: string, language: keyof typeof GAP_NAMES): string {
  const names: Readonly<Record<string, string>> = GAP_NAMES[language];
  return gaps
    .split(',')
    .map((gap) => names[gap] ?? gap)
    .join('; ');
}
