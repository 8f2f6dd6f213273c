import { z } from 'zod';

const Address = z.object({
  endereco: z.string(),
  cep: z.string(),
  bairro: z.string(),
  municipio: z.string(),
  uf: z.string(),
  numero: z.string(),
  complemento: z.string(),
});

const Described = z.object({ id: z.number().int(), descricao: z.string().default('') });

/** All that may be written on a contact (guide 5.1), complete. */
export const ContactFields = z.object({
  nome: z.string().min(1).max(120),
  codigo: z.string(),
  situacao: z.enum(['A', 'E', 'I', 'S']),
  numeroDocumento: z.string(),
  telefone: z.string(),
  celular: z.string(),
  fantasia: z.string(),
  tipo: z.enum(['F', 'J', 'E']),
  indicadorIe: z.union([z.literal(1), z.literal(2), z.literal(9)]),
  ie: z.string(),
  rg: z.string(),
  inscricaoMunicipal: z.string(),
  orgaoEmissor: z.string(),
  email: z.string(),
  emailNotaFiscal: z.string(),
  orgaoPublico: z.enum(['', 'N', 'M', 'E', 'F']),
  endereco: z.object({ geral: Address, cobranca: Address }),
  vendedor: z.object({ id: z.number().int() }),
  dadosAdicionais: z.object({
    dataNascimento: z.string(),
    sexo: z.enum(['', 'M', 'F']),
    naturalidade: z.string(),
  }),
  financeiro: z.object({
    limiteCredito: z.number(),
    condicaoPagamento: z.string(),
    categoria: z.object({ id: z.number().int() }),
  }),
  pais: z.object({ nome: z.string() }),
  tiposContato: z.array(Described),
  pessoasContato: z.array(Described),
});
export type ContactFields = z.infer<typeof ContactFields>;

const NOWHERE = {
  endereco: '',
  cep: '',
  bairro: '',
  municipio: '',
  uf: '',
  numero: '',
  complemento: '',
};

export const EMPTY_CONTACT: ContactFields = {
  nome: '',
  codigo: '',
  situacao: 'A',
  numeroDocumento: '',
  telefone: '',
  celular: '',
  fantasia: '',
  tipo: 'F',
  indicadorIe: 9,
  ie: '',
  rg: '',
  inscricaoMunicipal: '',
  orgaoEmissor: '',
  email: '',
  emailNotaFiscal: '',
  orgaoPublico: 'N',
  endereco: { geral: NOWHERE, cobranca: NOWHERE },
  vendedor: { id: 0 },
  dadosAdicionais: { dataNascimento: '0000-00-00', sexo: '', naturalidade: '' },
  financeiro: { limiteCredito: 0, condicaoPagamento: '', categoria: { id: 0 } },
  pais: { nome: '' },
  tiposContato: [],
  pessoasContato: [],
};
