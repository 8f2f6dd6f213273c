import type { ContactFields } from './contact-fields.ts';
import type { OrderFields } from './order-fields.ts';
import type { ProductFields } from './product-fields.ts';

export interface Product {
  readonly id: number;
  fields: ProductFields;
  /** Of a variation. */
  readonly parentId: number | undefined;
  variation: { nome: string; ordem: number; cloneInfo: boolean } | undefined;
  precoCusto: number;
  readonly includedAt: number;
  changedAt: number;
}

export interface Category {
  readonly id: number;
  descricao: string;
  parentId: number;
}

export interface Warehouse {
  readonly id: number;
  descricao: string;
  situacao: 0 | 1;
  padrao: boolean;
  desconsiderarSaldo: boolean;
}

export interface Channel {
  readonly id: number;
  readonly descricao: string;
  readonly tipo: string;
  readonly situacao: 1 | 2;
}

export interface PaymentMethod {
  readonly id: number;
  descricao: string;
  tipoPagamento: number;
  situacao: 0 | 1;
  readonly fixa: boolean;
  padrao: 0 | 1 | 2;
  finalidade: 1 | 2 | 3;
  /** 1 accounts receivable, 2 financial record, 3 cash and banks. */
  destino: 1 | 2 | 3;
  condicao: string;
  utilizaDiasUteis: boolean;
  taxas: { readonly aliquota: number; readonly valor: number; readonly prazo: number };
  /** Of a card only. */
  dadosCartao: CardTerms | undefined;
}

export interface CardTerms {
  readonly bandeira: number;
  /** 1 TEF, 2 POS. */
  readonly tipo: 1 | 2;
  readonly cnpjCredenciadora: string;
  /** 1: Bling settles its receivables by itself. */
  readonly autoLiquidacao: 0 | 1;
}

export interface Contact {
  readonly id: number;
  fields: ContactFields;
  readonly includedAt: number;
  changedAt: number;
}

export interface Status {
  readonly id: number;
  nome: string;
  idHerdado: number;
  cor: string;
  /** The normalised meaning, `situacao.valor` (guide 5.8). */
  readonly valor: number;
  reserves: boolean;
}

/** What a transition does by itself. */
export type TransitionAction =
  | 'lancarEstoque'
  | 'estornarEstoque'
  | 'lancarContas'
  | 'estornarContas';

export interface Transition {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  active: boolean;
  actions: readonly TransitionAction[];
}

export interface StoreLink {
  readonly id: number;
  codigo: string;
  preco: number;
  precoPromocional: number;
  readonly produtoId: number;
  readonly lojaId: number;
  categoriaIds: readonly number[];
  changedAt: number;
}

export interface Order {
  readonly id: number;
  numero: number;
  fields: OrderFields;
  statusId: number;
  readonly createdAt: number;
  changedAt: number;
  /** Units this order holds now, product id -> units; follows the status with a delay. */
  held: ReadonlyMap<number, number>;
  /** Where its stock was taken from. */
  postedWarehouseId: number | undefined;
  /** What was taken then, product id -> units: an edit since changes nothing about it. */
  postedUnits: ReadonlyMap<number, number>;
  accountsPosted: boolean;
}
