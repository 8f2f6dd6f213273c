import { z } from 'zod';

import type { LogisticsOperator } from './logistics-operator.ts';
import { PARCEL_TEXTS, type ParcelSituation } from './logistics.ts';

const Id = z.number().int();
const Account = z.object({ account: z.string() });

const Situation = z.custom<ParcelSituation>(
  (value) => typeof value === 'number' && value in PARCEL_TEXTS,
  'a situation from 0 to 9',
);

/** The acts on parcels as JSON: `do` is the name of the function. */
export const LOGISTICS_ACTS = [
  Account.extend({
    do: z.literal('setTracking'),
    orderId: Id,
    codigo: z.string(),
    volume: Id.nonnegative().optional(),
    servico: z.string().optional(),
  }),
  Account.extend({
    do: z.literal('moveParcel'),
    codigo: z.string(),
    situacao: Situation,
    descricao: z.string().optional(),
  }),
] as const;
const LogisticsAct = z.discriminatedUnion('do', LOGISTICS_ACTS);
export type LogisticsAct = z.infer<typeof LogisticsAct>;

export function isLogisticsAct(act: { readonly do: string }): act is LogisticsAct {
  return LOGISTICS_ACTS.some(({ shape }) => shape.do.value === act.do);
}

/** @returns the id of the volume that was labelled, if any */
export function performLogistics(
  operator: LogisticsOperator,
  act: LogisticsAct,
): number | undefined {
  if (act.do === 'setTracking') return operator.setTracking(act.account, act.orderId, act);
  operator.moveParcel(act.account, act);
  return undefined;
}
