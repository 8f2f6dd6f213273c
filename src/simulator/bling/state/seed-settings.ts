import type { z } from 'zod';

import { PaymentMethodSeed, type ChannelSeed, type ShopSeed, type WarehouseSeed } from '../seed.ts';
import type { Account } from '../world.ts';
import { findTransition } from './order-status.ts';
import type { Transition } from './records.ts';

const WAREHOUSES: z.infer<typeof WarehouseSeed>[] = [
  { descricao: 'Geral', padrao: true, situacao: 1, desconsiderarSaldo: false },
];
const CHANNELS: z.infer<typeof ChannelSeed>[] = [
  { descricao: 'Loja virtual', tipo: 'Api', situacao: 1 },
];

/** The recorded seven of a new account, and the kinds that guide 9 asks for. */
const PAYMENT_METHODS: z.infer<typeof PaymentMethodSeed>[] = [
  method('Dinheiro', 1, { padrao: 1 }),
  method('Boleto', 15, { finalidade: 2 }),
  method('Cheque', 2),
  method('Depósito Bancário', 16),
  method('Crediário', 21),
  method('Vale-Troca', 21, { finalidade: 2 }),
  method('Pix', 20),
  method('Pix dinâmico', 17),
  method('Cartão de crédito', 3),
  method('Cartão de débito', 4),
  method('Sem pagamento', 90),
  method('Outros', 99),
];

/** Warehouses, channels, payment methods, statuses and transitions: the given ones or a new account's. */
export function seedSettings(account: Account, seed: ShopSeed): void {
  const isNew = account.warehouses.size === 0;
  const fresh = <Row>(given: readonly Row[] | undefined, first: readonly Row[]) =>
    given ?? (isNew ? first : []);

  for (const row of withDefault(fresh(seed.warehouses, WAREHOUSES), isNew))
    keep(account, account.warehouses, row);
  for (const row of fresh(seed.channels, CHANNELS)) keep(account, account.channels, row);
  for (const row of fresh(seed.paymentMethods, PAYMENT_METHODS))
    keep(account, account.paymentMethods, {
      ...row,
      fixa: false,
      dadosCartao: row.dadosCartao,
    });
  for (const row of seed.ledgerAccounts ?? []) keep(account, account.money.ledgerAccounts, row);
  for (const row of seed.financeCategories ?? []) keep(account, account.money.categories, row);
  for (const row of seed.statuses ?? []) keep(account, account.statuses, row);
  allowAllTransitions(account);
  for (const row of seed.transitions ?? []) setTransition(account, row);
}

function keep<Row extends { readonly id?: number | undefined }>(
  account: Account,
  rows: Map<number, Row & { readonly id: number }>,
  row: Row,
): void {
  const id = row.id ?? account.world.ids.next();
  rows.set(id, { ...row, id });
}

/** Replaces what the pair had. */
export function setTransition(
  account: Account,
  { from, to, active, actions }: Omit<Transition, 'id'>,
): void {
  const id = findTransition(account, from, to)?.id ?? account.world.ids.next();
  account.transitions.set(id, { id, from, to, active, actions });
}

/** Exactly one warehouse of a new account is the default: the marked one, else the first. */
function withDefault<Row extends { readonly padrao: boolean }>(
  rows: readonly Row[],
  isNew: boolean,
) {
  const hasDefault = rows.some(({ padrao }) => padrao);
  return rows.map((row, index) => ({
    ...row,
    padrao: row.padrao || (isNew && !hasDefault && index === 0),
  }));
}

/** Which pairs a new account allows is not documented (8.36): all, without actions. */
function allowAllTransitions(account: Account): void {
  const ids = [...account.statuses.keys()];
  const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to })));
  for (const { from, to } of pairs)
    if (!findTransition(account, from, to))
      setTransition(account, { from, to, active: true, actions: [] });
}

function method(
  descricao: string,
  tipoPagamento: number,
  change: { padrao?: 1; finalidade?: 2 } = {},
): z.infer<typeof PaymentMethodSeed> {
  return PaymentMethodSeed.parse({ descricao, tipoPagamento, ...change });
}
