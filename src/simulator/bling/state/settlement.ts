import { z } from 'zod';

import { parseCents } from '../../../kernel/cents.ts';
import { readFields, type JsonObject } from '../wire/body.ts';
import { refuse, type RefusedField } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import type { Bordero, Receivable } from './money.ts';
import { balanceCents, principalCents } from './receivable-store.ts';

const Reference = z.object({ id: z.number().int() });

const Settlement = z.object({
  data: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  usarDataVencimento: z.boolean(),
  portador: Reference,
  categoria: Reference,
  historico: z.string(),
  juros: z.number().default(0),
  desconto: z.number().default(0),
  acrescimo: z.number().default(0),
  /** Gross: the fee is in it. All that is owed when left out. */
  valorRecebido: z.number().positive().optional(),
  tarifa: z.number().default(0),
});

/** `POST …/baixar` (guide 5.10). Adds: a second one settles again, as far as the options let it. */
export function settleByBody(account: Account, receivable: Receivable, body: JsonObject): Bordero {
  const sent = readFields(Settlement, body, refused);
  const wrong = wrongReferences(account, sent);
  if (wrong.length > 0) throw refused(wrong);
  const interest = parseCents(sent.juros);
  const discount = parseCents(sent.desconto);
  const surcharge = parseCents(sent.acrescimo);
  const owed = balanceCents(account, receivable) + interest + surcharge - discount;
  const received = sent.valorRecebido === undefined ? owed : parseCents(sent.valorRecebido);
  const amounts = { received, interest, discount, surcharge, fee: parseCents(sent.tarifa) };
  return settle(account, receivable, {
    data: sent.usarDataVencimento ? receivable.fields.vencimento : sent.data,
    historico: sent.historico,
    portadorId: sent.portador.id,
    categoriaId: sent.categoria.id,
    amounts,
  });
}

/** @throws a 400 when more would be settled than is owed, unless the options allow it */
export function settle(
  account: Account,
  receivable: Receivable,
  settlement: Omit<Bordero, 'id' | 'receivableId'>,
): Bordero {
  const { options, ids } = account.world;
  if (receivable.mark === 4 || receivable.mark === 5)
    throw refuse.validation('A conta a receber foi devolvida ou cancelada.');
  const left = balanceCents(account, receivable);
  const isBeyond = left <= 0 || principalCents(settlement.amounts) > left;
  if (isBeyond && !options.settlesBeyondBalance)
    throw refuse.validation(options.texts.settledBeyondBalance);
  const bordero: Bordero = { id: ids.next(), receivableId: receivable.id, ...settlement };
  account.money.borderos.set(bordero.id, bordero);
  return bordero;
}

function wrongReferences(
  { money, world }: Account,
  { portador, categoria }: z.infer<typeof Settlement>,
): RefusedField[] {
  const knowsCategory =
    money.categories.has(categoria.id) ||
    (categoria.id === 0 && !world.options.settlementNeedsCategory);
  return [
    ...(money.ledgerAccounts.has(portador.id) ? [] : [invalid('portador')]),
    ...(knowsCategory ? [] : [invalid('categoria')]),
  ];
}

function invalid(element: string): RefusedField {
  return { code: 0, msg: `O campo ${element} é inválido`, element, namespace: 'CONTAS_RECEBER' };
}

function refused(fields: readonly RefusedField[]): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.', fields);
}
