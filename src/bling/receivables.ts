import { z } from 'zod';

import {
  ErpContactId,
  ErpOrderId,
  LedgerAccountId,
  PaymentMethodId,
  ReceivableId,
  SettlementId,
} from '../commerce/ids.ts';
import { toSaoPauloDate } from '../kernel/sao-paulo-time.ts';
import type { Api } from './api.ts';
import type { Bling, BlingReceivables } from './bling.ts';
import { link, reais, toBody } from './body.ts';
import type {
  ErpLedgerAccount,
  ErpReceivable,
  ErpReceivableRow,
  NewSettlement,
  ReceivableState,
} from './erp-receivable.ts';
import { BlingUnreadable } from './failures.ts';
import { Digits, idAs, instant, linkTo, listOf, money, tableNumber, text } from './wire.ts';

const STATES: Readonly<Record<number, ReceivableState>> = {
  1: 'open',
  2: 'received',
  3: 'partial',
  4: 'returned',
  5: 'cancelled',
  6: 'returned',
  7: 'confirmed',
};

const rowFields = z.object({
  id: idAs(ReceivableId),
  situacao: tableNumber,
  vencimento: instant,
  dataEmissao: instant,
  valor: money,
  contato: linkTo(ErpContactId),
  formaPagamento: linkTo(PaymentMethodId),
  origem: z.object({ id: text, tipoOrigem: text }).nullish(),
});

/** One row of `GET /contas/receber` (guide 5.10, column L). */
export const ReceivableRow = rowFields.transform(toRow);

/** `GET /contas/receber/{id}` (guide 5.10, columns L and D). */
export const ReceivableDetail = rowFields
  .extend({ saldo: money, borderos: listOf(idAs(SettlementId)) })
  .transform((wire): ErpReceivable => ({
    ...toRow(wire),
    balanceCents: wire.saldo,
    settlementIds: wire.borderos,
  }));

/** One row of `GET /contas-contabeis` (guide 5.12). */
export const LedgerAccountRow = z
  .object({ id: idAs(LedgerAccountId), descricao: text })
  .transform((wire): ErpLedgerAccount => ({ id: wire.id, name: wire.descricao }));

const Settled = z.object({ bordero: z.object({ id: idAs(SettlementId) }) });

/** `/contas/receber` and its settlements (guide 5.10). */
export function createReceivables(api: Api): BlingReceivables {
  return {
    listOfContact({ contactId, from, until }) {
      // The defaults hide what is older than a year and due in the future (guide 5.10): every filter is sent.
      return api.pages(ReceivableRow, '/contas/receber', [
        ['idContato', contactId],
        ['tipoFiltroData', 'E'],
        ['dataInicial', toSaoPauloDate(from)],
        ['dataFinal', toSaoPauloDate(until)],
      ]);
    },

    get: (id) => api.find(ReceivableDetail, `/contas/receber/${id}`),

    async settle(id, settlement) {
      const outcome = await api.attempt({
        method: 'POST',
        path: `/contas/receber/${id}/baixar`,
        body: toBody(toSettlementBody(settlement)),
      });
      if (!outcome.ok) throw outcome.failure;
      const settled = Settled.safeParse(outcome.value);
      if (settled.success) return settled.data.bordero.id;
      const detail = `answer to a settlement: ${z.prettifyError(settled.error)}`;
      throw new BlingUnreadable({ detail, cause: settled.error, outcome: 'unknown' });
    },

    removeSettlement: (id) => api.write({ method: 'DELETE', path: `/borderos/${id}` }),
  };
}

export function createLedgerAccounts(api: Api): Bling['ledgerAccounts'] {
  return { list: () => api.pages(LedgerAccountRow, '/contas-contabeis', []) };
}

function toSettlementBody(settlement: NewSettlement) {
  return {
    data: toSaoPauloDate(settlement.receivedAt),
    usarDataVencimento: false,
    portador: link(settlement.ledgerAccountId),
    categoria: settlement.categoryId === undefined ? { id: 0 } : link(settlement.categoryId),
    historico: settlement.note,
    valorRecebido: reais(settlement.amountCents),
  };
}

function toRow(wire: z.infer<typeof rowFields>): ErpReceivableRow {
  return {
    id: wire.id,
    state: STATES[wire.situacao ?? 0] ?? 'unknown',
    dueAt: wire.vencimento,
    issuedAt: wire.dataEmissao,
    amountCents: wire.valor,
    contactId: wire.contato,
    paymentMethodId: wire.formaPagamento,
    ...originOf(wire.origem),
  };
}

/** Other origins (a note, a contract) have ids of their own, which may be the same digits. */
function originOf(
  origin: z.infer<typeof rowFields>['origem'],
): Pick<ErpReceivableRow, 'orderId' | 'otherOriginId'> {
  const id = Digits.pipe(ErpOrderId).safeParse(origin?.id);
  if (!id.success || id.data === '0') return { orderId: undefined, otherOriginId: undefined };
  return origin?.tipoOrigem.toLowerCase() === 'venda'
    ? { orderId: id.data, otherOriginId: undefined }
    : { orderId: undefined, otherOriginId: id.data };
}
