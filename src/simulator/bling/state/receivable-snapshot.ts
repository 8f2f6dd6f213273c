import { parseCents } from '../../../kernel/cents.ts';
import type { Account } from '../world.ts';
import type { Receivable } from './money.ts';
import {
  balanceCents,
  borderosOf,
  principalCents,
  situationOf,
  type Situation,
} from './receivable-store.ts';

/** What one receivable stands at, for comparing and counting. */
export interface ReceivableSnapshot {
  readonly id: number;
  /** 0 when no order made it. */
  readonly orderId: number;
  /** 0 unless a note made it. */
  readonly noteId: number;
  readonly situacao: Situation;
  /** `AAAA-MM-DD` */
  readonly vencimento: string;
  readonly formaPagamentoId: number;
  readonly amountCents: number;
  /** Still to come. */
  readonly balanceCents: number;
  /** What settlements paid of it, in cents; one row each. */
  readonly settlements: readonly {
    readonly borderoId: number;
    readonly data: string;
    readonly portadorId: number;
    readonly receivedCents: number;
    readonly principalCents: number;
  }[];
}

export function receivableSnapshot(account: Account, receivable: Receivable): ReceivableSnapshot {
  const { id, fields, origin } = receivable;
  return {
    id,
    orderId: origin?.tipoOrigem === 'venda' ? origin.id : 0,
    noteId: origin?.tipoOrigem === 'notafiscal' ? origin.id : 0,
    situacao: situationOf(account, receivable),
    vencimento: fields.vencimento,
    formaPagamentoId: fields.formaPagamento.id,
    amountCents: parseCents(fields.valor),
    balanceCents: balanceCents(account, receivable),
    settlements: borderosOf(account.money.borderos, receivable).map((bordero) => ({
      borderoId: bordero.id,
      data: bordero.data,
      portadorId: bordero.portadorId,
      receivedCents: bordero.amounts.received,
      principalCents: principalCents(bordero.amounts),
    })),
  };
}
