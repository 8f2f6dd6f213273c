import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import type { Receivable, ReceivableMark } from '../state/money.ts';
import { postAccounts, reverseAccounts } from '../state/order-accounts.ts';
import { balanceCents } from '../state/receivable-store.ts';
import type { Order } from '../state/records.ts';
import { moneyOf } from '../state/self-settlement.ts';
import { settle } from '../state/settlement.ts';
import type { Account } from '../world.ts';
import { editOrder, type OrderEdit } from './order-edit.ts';

/** What a person does with money at the screens of Bling. */
export interface MoneyActs {
  postAccounts(account: string, orderId: number): void;
  reverseAccounts(account: string, orderId: number): void;
  /**
   * All that is owed when no amount is named; into the first ledger account, today.
   *
   * @returns the id of the bordero
   */
  settleReceivable(account: string, settlement: PersonalSettlement): number;
  /** Returned, cancelled, confirmed: what no call of the API does. `undefined` takes it back. */
  markReceivable(account: string, receivableId: number, mark?: ReceivableMark): void;
  /** Deletes the bordero. */
  removeSettlement(account: string, borderoId: number): void;
  /**
   * Another quantity or price of one line; the last instalment takes the difference. What is posted is reversed
   * before and posted again after, as the screens demand.
   *
   * @throws when an account of it is settled
   */
  editOrder(account: string, orderId: number, edit: OrderEdit): void;
  /** 1 accounts receivable, 2 financial record, 3 cash and banks. */
  setPaymentDestination(account: string, methodId: number, destino: 1 | 2 | 3): void;
}

export interface PersonalSettlement {
  readonly receivableId: number;
  readonly cents?: number | undefined;
}

/** The ways to a record by its names; each throws a RangeError when there is none. */
interface Finders {
  readonly accountNamed: (key: string) => Account;
  readonly withOrder: (
    key: string,
    id: number,
    act: (account: Account, order: Order) => void,
  ) => void;
}

export function createMoneyActs({ accountNamed, withOrder }: Finders): MoneyActs {
  return {
    postAccounts: (key, id) => withOrder(key, id, postAccounts),
    reverseAccounts: (key, id) => withOrder(key, id, reverseAccounts),
    settleReceivable(key, { receivableId, cents }) {
      const account = accountNamed(key);
      const receivable = found(moneyOf(account).receivables, receivableId, 'receivable');
      return settleAll(account, receivable, cents);
    },
    markReceivable(key, receivableId, mark) {
      found(moneyOf(accountNamed(key)).receivables, receivableId, 'receivable').mark = mark;
    },
    removeSettlement(key, borderoId) {
      const { borderos } = moneyOf(accountNamed(key));
      found(borderos, borderoId, 'bordero');
      borderos.delete(borderoId);
    },
    editOrder: (key, id, edit) =>
      withOrder(key, id, (account, order) => editOrder(account, order, edit)),
    setPaymentDestination(key, methodId, destino) {
      const { paymentMethods } = accountNamed(key);
      found(paymentMethods, methodId, 'payment method').destino = destino;
    },
  };
}

function settleAll(account: Account, receivable: Receivable, cents: number | undefined): number {
  const received = cents ?? balanceCents(account, receivable);
  const bordero = settle(account, receivable, {
    data: toSaoPauloDate(account.world.clock.now()),
    historico: 'Recebido na tela',
    portadorId: [...account.money.ledgerAccounts.keys()][0] ?? 0,
    categoriaId: 0,
    amounts: {
      received,
      interest: 0,
      discount: 0,
      surcharge: 0,
      fee: 0,
    },
  });
  return bordero.id;
}

function found<Row>(rows: ReadonlyMap<number, Row>, id: number, what: string): Row {
  const row = rows.get(id);
  if (row === undefined) throw new RangeError(`this Bling has no ${what} ${id}`);
  return row;
}
