import { z } from 'zod';

const Id = z.number().int();
const Reference = z.object({ id: Id });
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const OrderItem = z.object({
  id: Id.default(0),
  codigo: z.string().default(''),
  unidade: z.string().default(''),
  quantidade: z.number().positive(),
  /** Percent. */
  desconto: z.number().default(0),
  /** Price of one unit. */
  valor: z.number(),
  aliquotaIPI: z.number().default(0),
  descricao: z.string(),
  descricaoDetalhada: z.string().default(''),
  produto: Reference.default({ id: 0 }),
  comissao: z
    .object({
      base: z.number().default(0),
      aliquota: z.number().default(0),
      valor: z.number().default(0),
    })
    .default({ base: 0, aliquota: 0, valor: 0 }),
  naturezaOperacao: z.object({ id: Id.default(0) }).default({ id: 0 }),
});
export type OrderItem = z.infer<typeof OrderItem>;

export const Installment = z.object({
  id: Id.default(0),
  dataVencimento: Day,
  valor: z.number(),
  observacoes: z.string().default(''),
  caut: z.string().default(''),
  formaPagamento: Reference,
});
export type Installment = z.infer<typeof Installment>;

/** All that may be written on a sales order (guide 5.7), complete. */
export const OrderFields = z.object({
  numeroLoja: z.string(),
  data: Day,
  dataSaida: Day.or(z.literal('0000-00-00')),
  dataPrevista: Day.or(z.literal('0000-00-00')),
  contato: Reference,
  loja: z.object({ id: Id, unidadeNegocio: Reference }),
  numeroPedidoCompra: z.string(),
  outrasDespesas: z.number(),
  observacoes: z.string(),
  observacoesInternas: z.string(),
  desconto: z.object({ valor: z.number(), unidade: z.enum(['REAL', 'PERCENTUAL']) }),
  categoria: Reference,
  tributacao: z.object({ totalICMS: z.number(), totalIPI: z.number() }),
  itens: z.array(OrderItem),
  parcelas: z.array(Installment),
  transporte: z.object({
    fretePorConta: z.union([0, 1, 2, 3, 4, 9].map((payer) => z.literal(payer))),
    frete: z.number(),
    quantidadeVolumes: z.number().int(),
    pesoBruto: z.number(),
    prazoEntrega: z.number().int(),
    contato: z.object({ id: Id, nome: z.string() }),
    etiqueta: z.object({
      nome: z.string(),
      endereco: z.string(),
      numero: z.string(),
      complemento: z.string(),
      municipio: z.string(),
      uf: z.string(),
      cep: z.string(),
      bairro: z.string(),
      nomePais: z.string(),
    }),
    volumes: z.array(
      z.object({
        id: Id.default(0),
        servico: z.string(),
        codigoRastreamento: z.string().default(''),
      }),
    ),
  }),
  vendedor: Reference,
  intermediador: z.object({ cnpj: z.string(), nomeUsuario: z.string() }),
  taxas: z.object({ taxaComissao: z.number(), custoFrete: z.number(), valorBase: z.number() }),
});
export type OrderFields = z.infer<typeof OrderFields>;

const NONE = { id: 0 };

export const EMPTY_ORDER: OrderFields = {
  numeroLoja: '',
  data: '0000-00-00',
  dataSaida: '0000-00-00',
  dataPrevista: '0000-00-00',
  contato: NONE,
  loja: { id: 0, unidadeNegocio: NONE },
  numeroPedidoCompra: '',
  outrasDespesas: 0,
  observacoes: '',
  observacoesInternas: '',
  desconto: { valor: 0, unidade: 'REAL' },
  categoria: NONE,
  tributacao: { totalICMS: 0, totalIPI: 0 },
  itens: [],
  parcelas: [],
  transporte: {
    fretePorConta: 0,
    frete: 0,
    quantidadeVolumes: 0,
    pesoBruto: 0,
    prazoEntrega: 0,
    contato: { id: 0, nome: '' },
    etiqueta: {
      nome: '',
      endereco: '',
      numero: '',
      complemento: '',
      municipio: '',
      uf: '',
      cep: '',
      bairro: '',
      nomePais: '',
    },
    volumes: [],
  },
  vendedor: NONE,
  intermediador: { cnpj: '', nomeUsuario: '' },
  taxas: { taxaComissao: 0, custoFrete: 0, valorBase: 0 },
};
