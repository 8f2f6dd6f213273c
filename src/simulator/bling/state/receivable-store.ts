import { parseCents, sumCents } from '../../../kernel/cents.ts';
import type { Account } from '../world.ts';
import type {
  Bordero,
  Receivable,
  ReceivableMark,
  ReceivableOrigin,
  SettledAmounts,
} from './money.ts';
import type { ReceivableFields } from './receivable-fields.ts';

export function addReceivable(
  account: Account,
  fields: ReceivableFields,
  origin: ReceivableOrigin | undefined,
): Receivable {
  const receivable: Receivable = {
    id: account.world.ids.next(),
    fields,
    vencimentoOriginal: fields.vencimento,
    origin,
    mark: undefined,
    wasSettledByItself: false,
  };
  account.money.receivables.set(receivable.id, receivable);
  return receivable;
}

/** Takes its settlements along. */
export function removeReceivable({ money }: Account, receivable: Receivable): void {
  for (const bordero of borderosOf(money.borderos, receivable)) money.borderos.delete(bordero.id);
  money.receivables.delete(receivable.id);
}

/** Those that were born from one sale or one note. */
export function receivablesFrom(
  { money }: Account,
  { id, tipoOrigem }: Pick<ReceivableOrigin, 'id' | 'tipoOrigem'>,
): Receivable[] {
  return [...money.receivables.values()].filter(
    ({ origin }) => origin?.id === id && origin.tipoOrigem === tipoOrigem,
  );
}

export function borderosOf(
  borderos: ReadonlyMap<number, Bordero>,
  { id }: Pick<Receivable, 'id'>,
): Bordero[] {
  return [...borderos.values()].filter(({ receivableId }) => receivableId === id);
}

export function isSettled(account: Account, receivable: Receivable): boolean {
  return borderosOf(account.money.borderos, receivable).length > 0;
}

/** What is still to come, in cents: below 0 when more came than was owed. */
export function balanceCents(account: Account, receivable: Receivable): number {
  const settled = borderosOf(account.money.borderos, receivable).map(({ amounts }) =>
    principalCents(amounts),
  );
  return parseCents(receivable.fields.valor) - sumCents(settled);
}

/** The part of a settlement that pays the amount itself: a discount pays too, interest does not. */
export function principalCents(amounts: SettledAmounts): number {
  const { received, interest, surcharge, discount } = amounts;
  return received - interest - surcharge + discount;
}

/** 1 open, 2 received, 3 partial, or what a person made of it (guide 5.10). */
export type Situation = 1 | 2 | 3 | ReceivableMark;

export function situationOf(account: Account, receivable: Receivable): Situation {
  if (receivable.mark !== undefined) return receivable.mark;
  if (!isSettled(account, receivable)) return 1;
  return balanceCents(account, receivable) <= 0 ? 2 : 3;
}
