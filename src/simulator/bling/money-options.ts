/** What one may choose about money. Numbers such as 8.39 name what the guide could not confirm. */
export interface MoneyOptions {
  /** `lancar-contas` on an order whose accounts are posted (8.39). */
  postingAccountsTwice: 'refuse' | 'ignore' | 'double';
  /** Whether a settled receivable blocks `estornar-contas`, and its own PUT and DELETE (8.38, 8.39). */
  settledAccountsResist: boolean;
  /** `dataEmissao` of a receivable that an order makes: the default filter goes by it (guide 5.10, unconfirmed). */
  receivablesIssuedOn: 'order_date' | 'posting_date';
  /** A PUT that an order with posted accounts does not resist: whether its open accounts are made anew (8.38). */
  editRepostsAccounts: boolean;
  /** Whether `baixar` takes more than is owed, and what is paid already (guide 5.10, unconfirmed). */
  settlesBeyondBalance: boolean;
  /** Whether `baixar` wants a true `categoria.id`, or takes 0 for none (guide 5.4 and 5.10, unconfirmed). */
  settlementNeedsCategory: boolean;
  /** Whether the answer of `baixar` is in `data` after all (8.9). */
  settlementIsEnveloped: boolean;
  /** Hour of São Paulo at which `autoLiquidacao` settles what is due (unconfirmed). */
  selfSettlementHour: number;
  /** Texts of refusals that nobody recorded (8.39): to show that no one reads them. */
  texts: MoneyTexts;
}

interface MoneyTexts {
  accountsAlreadyPosted: string;
  accountsNotPosted: string;
  accountsSettled: string;
  settledBeyondBalance: string;
}

export const MONEY_DEFAULTS: MoneyOptions = {
  postingAccountsTwice: 'refuse',
  settledAccountsResist: true,
  receivablesIssuedOn: 'order_date',
  editRepostsAccounts: false,
  settlesBeyondBalance: false,
  settlementNeedsCategory: false,
  settlementIsEnveloped: false,
  selfSettlementHour: 6,
  texts: {
    accountsAlreadyPosted: 'As contas da venda já foram lançadas.',
    accountsNotPosted: 'As contas da venda não foram lançadas.',
    accountsSettled: 'A conta a receber possui recebimentos e não pode ser alterada.',
    settledBeyondBalance: 'O valor recebido é maior do que o saldo da conta.',
  },
};
