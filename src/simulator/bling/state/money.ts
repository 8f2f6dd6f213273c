import type { ReceivableFields } from './receivable-fields.ts';

/** What an account is owed and where its money lies (guide 5.10, 5.12). Maps are in the order of inclusion. */
export interface Money {
  readonly receivables: Map<number, Receivable>;
  readonly borderos: Map<number, Bordero>;
  readonly ledgerAccounts: Map<number, LedgerAccount>;
  readonly categories: Map<number, FinanceCategory>;
}

export interface Receivable {
  readonly id: number;
  fields: ReceivableFields;
  readonly vencimentoOriginal: string;
  /** None for one that was entered by itself. */
  readonly origin: ReceivableOrigin | undefined;
  /** What a person made of it; none: its settlements say what it is. */
  mark: ReceivableMark | undefined;
  /** Bling settled it by itself, once (`autoLiquidacao`). */
  wasSettledByItself: boolean;
}

/** 4 returned, 5 cancelled, 6 returned in part, 7 confirmed (guide 5.10). No call of the API sets them. */
export type ReceivableMark = 4 | 5 | 6 | 7;

/** Where a receivable comes from, as it was then. `situacao` has another table than a note's own (guide 5.11). */
export interface ReceivableOrigin {
  readonly id: number;
  readonly tipoOrigem: 'venda' | 'notafiscal';
  readonly numero: string;
  /** `AAAA-MM-DD` */
  readonly dataEmissao: string;
  readonly valorCents: number;
  readonly situacao: number;
}

/** One settlement of one receivable. */
export interface Bordero {
  readonly id: number;
  readonly receivableId: number;
  /** `AAAA-MM-DD`, the day the money came. */
  readonly data: string;
  readonly historico: string;
  readonly portadorId: number;
  readonly categoriaId: number;
  readonly amounts: SettledAmounts;
}

/** All in cents. `received` is gross: the fee is in it. */
export interface SettledAmounts {
  readonly received: number;
  readonly interest: number;
  readonly discount: number;
  readonly surcharge: number;
  readonly fee: number;
}

/** A `portador`: cash box, bank, gateway. */
export interface LedgerAccount {
  readonly id: number;
  readonly descricao: string;
  readonly tipo: string;
  readonly aliasIntegracao: string;
  readonly situacao: 1 | 2 | 3 | 4;
  readonly invisivel: boolean;
}

export interface FinanceCategory {
  readonly id: number;
  /** 0 at the root. */
  readonly idCategoriaPai: number;
  readonly descricao: string;
  /** 1 expense, 2 income, 3 both. */
  readonly tipo: 1 | 2 | 3;
  /** 1 active, 2 inactive. */
  readonly situacao: 1 | 2;
}

/** Ids of the first day are made without a throw of the dice, so that seeded runs stay as they were. */
const FIRST_LEDGER_ACCOUNT = 14_890_000_000;
const FIRST_CATEGORY = 14_690_000_000;

/** The cash box and the one income category of a new account (guide 9, seed data). */
export function firstMoney(accountsBefore: number): Money {
  const cash: LedgerAccount = {
    id: FIRST_LEDGER_ACCOUNT + accountsBefore + 1,
    descricao: 'Caixa',
    tipo: 'caixa',
    aliasIntegracao: '',
    situacao: 1,
    invisivel: false,
  };
  const sales: FinanceCategory = {
    id: FIRST_CATEGORY + accountsBefore + 1,
    idCategoriaPai: 0,
    descricao: 'Vendas de mercadorias',
    tipo: 2,
    situacao: 1,
  };
  return {
    receivables: new Map(),
    borderos: new Map(),
    ledgerAccounts: new Map([[cash.id, cash]]),
    categories: new Map([[sales.id, sales]]),
  };
}
