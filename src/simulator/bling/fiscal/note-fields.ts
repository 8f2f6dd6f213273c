import { z } from 'zod';

const Id = z.number().int();
const Reference = z.object({ id: Id });
const Text = z.string().default('');
const Amount = z.number().default(0);

export const NoteItem = z.object({
  codigo: z.string(),
  descricao: Text,
  unidade: Text,
  quantidade: z.number().positive(),
  /** Price of one unit. */
  valor: z.number(),
  tipo: z.enum(['P', 'S']).default('P'),
  pesoBruto: Amount,
  pesoLiquido: Amount,
  numeroPedidoCompra: Text,
  classificacaoFiscal: Text,
  cest: Text,
  codigoServico: Text,
  origem: Id.default(0),
  informacoesAdicionais: Text,
  /** The product of the sale; 0 for none. No answer shows it. */
  produtoId: Id.default(0),
});
export type NoteItem = z.infer<typeof NoteItem>;

export const NoteInstallment = z.object({
  data: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  valor: z.number(),
  observacoes: Text,
  caut: Text,
  formaPagamento: Reference.default({ id: 0 }),
});
export type NoteInstallment = z.infer<typeof NoteInstallment>;

const Recipient = z.object({
  id: Id.default(0),
  nome: z.string(),
  tipoPessoa: z.enum(['F', 'J', 'E']),
  numeroDocumento: z.string(),
  ie: Text,
  rg: Text,
  contribuinte: z.union([z.literal(1), z.literal(2), z.literal(9)]),
  telefone: Text,
  email: Text,
  endereco: z.object({
    endereco: Text,
    numero: Text,
    complemento: Text,
    bairro: Text,
    cep: Text,
    municipio: Text,
    uf: Text,
    pais: Text,
  }),
});
export type Recipient = z.infer<typeof Recipient>;

/** All that may be written on a note (guide 5.11), complete. */
export const NoteFields = z.object({
  tipo: z.union([z.literal(0), z.literal(1)]),
  /** `AAAA-MM-DD HH:MM:SS` */
  dataOperacao: z.string(),
  contato: Recipient,
  naturezaOperacao: Reference,
  loja: z.object({ id: Id.default(0), numero: Text }),
  finalidade: Id,
  seguro: z.number(),
  despesas: z.number(),
  desconto: z.number(),
  /** On top of the prices; no answer shows it. */
  totalIPI: z.number().default(0),
  observacoes: z.string(),
  itens: z.array(NoteItem),
  parcelas: z.array(NoteInstallment),
  transporte: z.object({
    fretePorConta: Id,
    frete: z.number(),
    transportador: z.object({ nome: Text, numeroDocumento: Text }),
    volumes: z.array(z.object({ id: Id.default(0), servico: Text, codigoRastreamento: Text })),
    etiqueta: z.object({
      nome: Text,
      endereco: Text,
      numero: Text,
      complemento: Text,
      municipio: Text,
      uf: Text,
      cep: Text,
      bairro: Text,
    }),
  }),
  vendedor: Reference,
  intermediador: z.object({ cnpj: Text, nomeUsuario: Text }),
});
export type NoteFields = z.infer<typeof NoteFields>;
