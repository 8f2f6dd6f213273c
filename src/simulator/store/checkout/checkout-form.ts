import { readDocument } from './document.ts';

/** What a buyer hands in. The document is a CPF or CNPJ as typed. */
export interface CheckoutForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly document: string;
  readonly email: string;
  readonly phone: string;
  readonly postcode: string;
  readonly street: string;
  readonly number: string;
  readonly complement: string;
  readonly neighborhood: string;
  readonly city: string;
  readonly state: string;
  readonly note: string;
  readonly shippingId: string;
  readonly payment: string;
}

export type CheckoutField = keyof CheckoutForm;
export type CheckoutProblems = Partial<Record<CheckoutField | 'cart', string>>;

export const REQUIRED_FIELDS: Readonly<Partial<Record<CheckoutField, string>>> = {
  firstName: 'Informe o nome.',
  lastName: 'Informe o sobrenome.',
  email: 'Informe o e-mail.',
  phone: 'Informe o telefone.',
  postcode: 'Informe o CEP.',
  street: 'Informe a rua.',
  number: 'Informe o número (ou S/N).',
  neighborhood: 'Informe o bairro.',
  city: 'Informe a cidade.',
  state: 'Escolha o estado.',
};

export const STATES: readonly string[] = [
  'AC',
  'AL',
  'AM',
  'AP',
  'BA',
  'CE',
  'DF',
  'ES',
  'GO',
  'MA',
  'MG',
  'MS',
  'MT',
  'PA',
  'PB',
  'PE',
  'PI',
  'PR',
  'RJ',
  'RN',
  'RO',
  'RR',
  'RS',
  'SC',
  'SE',
  'SP',
  'TO',
];

/** What is wrong with the form itself, in the buyer's words. */
export function findFormProblems(form: CheckoutForm): CheckoutProblems {
  return { ...shapeProblems(form), ...documentProblems(form), ...missingFields(form) };
}

function missingFields(form: CheckoutForm): CheckoutProblems {
  const problems: CheckoutProblems = {};
  for (const [field, text] of Object.entries(REQUIRED_FIELDS)) {
    if (isField(form, field) && form[field].trim() === '') problems[field] = text;
  }
  return problems;
}

function shapeProblems(form: CheckoutForm): CheckoutProblems {
  const problems: CheckoutProblems = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email)) problems.email = 'O e-mail não parece certo.';
  if (!/^\d{5}-?\d{3}$/.test(form.postcode.trim())) {
    problems.postcode = 'O CEP tem 8 números, como 01001-000.';
  }
  if (!STATES.includes(form.state)) problems.state = 'Escolha o estado.';
  return problems;
}

function documentProblems(form: CheckoutForm): CheckoutProblems {
  const document = readDocument(form.document);
  if (!document) return { document: 'O CPF ou CNPJ não é válido.' };
  const nameless = document.kind === 'cnpj' && form.company.trim() === '';
  return nameless ? { company: 'Informe o nome da empresa.' } : {};
}

function isField(form: CheckoutForm, name: string): name is CheckoutField {
  return name in form;
}
