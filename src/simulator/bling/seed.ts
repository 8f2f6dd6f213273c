import { z } from 'zod';

import { FiscalSeed } from './fiscal/fiscal-seed.ts';
import { CarrierSeed } from './logistics/logistics-seed.ts';

/**
 * A whole shop as data: what `simulator.seed(shop)` and `POST /__control/seed` take.
 *
 * Field names are those of the wire (guide 5). Ids may be chosen (11 digits look real) or left out.
 * References may be an id or the natural name: a warehouse, category or payment method by
 * `descricao`, a product by `codigo`. Nothing is validated as the API would: duplicate and missing
 * SKUs, HTML, accents and zero stock are all welcome. What is left out comes from a new account
 * (guide 9): the seven seeded statuses, warehouse "Geral", one API channel, payment methods
 * 1/2/3/4/15/16/17/90/99, contact types, "Consumidor Final".
 */
const Id = z.number().int().positive();
const Name = z.union([z.string(), Id]);

/** Units: of the default warehouse, or by warehouse `descricao`. May be negative or fractional. */
const StockSeed = z.union([z.number(), z.record(z.string(), z.number())]);

const ProductText = z.object({
  id: Id.optional(),
  nome: z.string(),
  codigo: z.string().optional(),
  preco: z.number().optional(),
  precoCusto: z.number().optional(),
  tipo: z.enum(['P', 'S', 'N']).optional(),
  /** A active (default), I inactive, E in the trash. */
  situacao: z.enum(['A', 'I', 'E']).optional(),
  unidade: z.string().optional(),
  gtin: z.string().optional(),
  marca: z.string().optional(),
  descricaoCurta: z.string().optional(),
  descricaoComplementar: z.string().optional(),
  observacoes: z.string().optional(),
  pesoLiquido: z.number().optional(),
  pesoBruto: z.number().optional(),
  condicao: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  dimensoes: z
    .object({ largura: z.number(), altura: z.number(), profundidade: z.number() })
    .optional(),
  ncm: z.string().optional(),
  cest: z.string().optional(),
  /** Origin of the goods, 0 national. */
  origem: z.number().int().optional(),
  /** By `descricao` or id of a category of this shop. */
  categoria: Name.optional(),
  /** Addresses of pictures, first is the main one. */
  imagens: z.array(z.string()).optional(),
  stock: StockSeed.optional(),
});

export const VariationSeed = ProductText.extend({
  /** `Tamanho:P;Cor:Azul` */
  variacao: z.string(),
});
export type VariationSeed = z.infer<typeof VariationSeed>;

export const ProductSeed = ProductText.extend({
  /** Makes a parent (formato V). Order is kept. */
  variacoes: z.array(VariationSeed).optional(),
  /** Makes a kit (formato E). V = stock computed from the components, F = own stock. */
  kit: z
    .object({
      tipoEstoque: z.enum(['F', 'V']),
      lancamentoEstoque: z.enum(['A', 'M', 'P']).optional(),
      /** By `codigo` or id; components may stand later in the list, or be variations. */
      componentes: z.array(z.object({ produto: Name, quantidade: z.number().positive() })).min(1),
    })
    .optional(),
  /** Product-store links (guide 5.3); `loja` by channel `descricao` or id. */
  lojas: z
    .array(
      z.object({
        loja: Name,
        codigo: z.string(),
        preco: z.number().optional(),
        precoPromocional: z.number().optional(),
      }),
    )
    .optional(),
});
export type ProductSeed = z.infer<typeof ProductSeed>;

const AddressSeed = z.object({
  endereco: z.string(),
  numero: z.string(),
  complemento: z.string().default(''),
  bairro: z.string(),
  municipio: z.string(),
  uf: z.string(),
  cep: z.string(),
});

export const ContactSeed = z.object({
  id: Id.optional(),
  nome: z.string(),
  tipo: z.enum(['F', 'J', 'E']).default('F'),
  situacao: z.enum(['A', 'I', 'E', 'S']).default('A'),
  numeroDocumento: z.string().default(''),
  email: z.string().default(''),
  telefone: z.string().default(''),
  celular: z.string().default(''),
  /** 1 ICMS taxpayer, 2 exempt, 9 none. */
  indicadorIe: z.union([z.literal(1), z.literal(2), z.literal(9)]).default(9),
  ie: z.string().default(''),
  fantasia: z.string().default(''),
  /** Where their notes are mailed to, when it is elsewhere. */
  emailNotaFiscal: z.string().default(''),
  tiposContato: z.array(z.object({ id: z.int(), descricao: z.string() })).default([]),
  /** Where they live: `endereco.geral` on the wire. */
  endereco: AddressSeed.optional(),
  /** How long ago it was included, in days. Old ones are hidden by the default `criterio`. */
  includedDaysAgo: z.number().nonnegative().default(0),
});
export type ContactSeed = z.infer<typeof ContactSeed>;

export const WarehouseSeed = z.object({
  id: Id.optional(),
  descricao: z.string(),
  padrao: z.boolean().default(false),
  situacao: z.union([z.literal(0), z.literal(1)]).default(1),
  desconsiderarSaldo: z.boolean().default(false),
});

export const ChannelSeed = z.object({
  id: Id.optional(),
  descricao: z.string(),
  /** Such as `Api`, `LojaFisica`, `MercadoLivre`. */
  tipo: z.string().default('Api'),
  situacao: z.union([z.literal(1), z.literal(2)]).default(1),
});

/** `autoLiquidacao` 1: Bling settles its receivables by itself, `taxas.prazo` days after they fall due. */
const CardSeed = z.object({
  bandeira: z.number().int().default(99),
  tipo: z.union([z.literal(1), z.literal(2)]).default(1),
  cnpjCredenciadora: z.string().default(''),
  autoLiquidacao: z.union([z.literal(0), z.literal(1)]).default(0),
});

export const PaymentMethodSeed = z.object({
  id: Id.optional(),
  descricao: z.string(),
  tipoPagamento: z.number().int(),
  situacao: z.union([z.literal(0), z.literal(1)]).default(1),
  padrao: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
  finalidade: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(3),
  /** 1 accounts receivable, 2 financial record, 3 cash and banks: only 1 makes receivables. */
  destino: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
  condicao: z.string().default('0'),
  utilizaDiasUteis: z.boolean().default(false),
  /** Percent, reais, days. */
  taxas: z
    .object({
      aliquota: z.number().default(0),
      valor: z.number().default(0),
      prazo: z.number().int().default(0),
    })
    .default({ aliquota: 0, valor: 0, prazo: 0 }),
  dadosCartao: CardSeed.optional(),
});

/** A `portador` (guide 5.12): cash box, bank, gateway. Beside "Caixa", which every account has. */
export const LedgerAccountSeed = z.object({
  id: Id.optional(),
  descricao: z.string(),
  tipo: z.string().default('banco'),
  aliasIntegracao: z.string().default(''),
  situacao: z.literal([1, 2, 3, 4]).default(1),
  invisivel: z.boolean().default(false),
});

/** 1 expense, 2 income, 3 both. Beside the one income category that every account has. */
export const FinanceCategorySeed = z.object({
  id: Id.optional(),
  descricao: z.string(),
  idCategoriaPai: z.number().int().default(0),
  tipo: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
  situacao: z.union([z.literal(1), z.literal(2)]).default(1),
});

export const StatusSeed = z.object({
  id: Id.optional(),
  nome: z.string(),
  /** The base status it derives from, such as 15. */
  idHerdado: z.number().int().default(0),
  cor: z.string().default('#E9DC40'),
  valor: z.number().int(),
  /** Whether orders in it reserve stock. */
  reserves: z.boolean().default(false),
});

export const TransitionSeed = z.object({
  from: Id,
  to: Id,
  active: z.boolean().default(true),
  actions: z
    .array(z.enum(['lancarEstoque', 'estornarEstoque', 'lancarContas', 'estornarContas']))
    .default([]),
});

export const ShopSeed = z.object({
  /** Our own name for the account, such as `azul`. Seeding an existing one adds to it. */
  account: z.string().regex(/^[a-z0-9-]+$/),
  company: z
    .object({
      /** 32 hex; made up when left out. */
      id: z
        .string()
        .regex(/^[0-9a-f]{32}$/)
        .optional(),
      nome: z.string(),
      cnpj: z.string().default('00.000.000/0001-91'),
      email: z.string().default('contato@example.com.br'),
    })
    .optional(),
  warehouses: z.array(WarehouseSeed).optional(),
  channels: z.array(ChannelSeed).optional(),
  paymentMethods: z.array(PaymentMethodSeed).optional(),
  ledgerAccounts: z.array(LedgerAccountSeed).optional(),
  financeCategories: z.array(FinanceCategorySeed).optional(),
  /** Custom statuses, beside the seven seeded ones. */
  statuses: z.array(StatusSeed).optional(),
  /** Replace the default transition of the same pair. */
  transitions: z.array(TransitionSeed).optional(),
  categories: z
    .array(z.object({ id: Id.optional(), descricao: z.string(), pai: Name.optional() }))
    .optional(),
  contacts: z.array(ContactSeed).optional(),
  products: z.array(ProductSeed).default([]),
  /** Without it: an RS company in the Simples Nacional, three natures, nothing posted by notes. */
  fiscal: FiscalSeed.optional(),
  /** Beside the post office, which every account has. */
  carriers: z.array(CarrierSeed).optional(),
});
export type ShopSeed = z.infer<typeof ShopSeed>;
/** What an author writes: everything with a default may be left out. */
export type ShopSeedInput = z.input<typeof ShopSeed>;
