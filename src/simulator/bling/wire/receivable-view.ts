import { centsToNumber } from '../../../kernel/cents.ts';
import type { Bordero, Receivable } from '../state/money.ts';
import { balanceCents, borderosOf, situationOf } from '../state/receivable-store.ts';
import type { Account } from '../world.ts';

/** A row of `GET /contas/receber`: the fields marked L in guide 5.10. */
export function receivableRow(account: Account, receivable: Receivable) {
  const { fields, id } = receivable;
  const contact = account.contacts.get(fields.contato.id)?.fields;
  const method = account.paymentMethods.get(fields.formaPagamento.id);
  return {
    id,
    situacao: situationOf(account, receivable),
    vencimento: fields.vencimento,
    valor: fields.valor,
    idTransacao: '',
    linkQRCodePix: '',
    linkBoleto: '',
    dataEmissao: fields.dataEmissao,
    contato: {
      id: fields.contato.id,
      nome: contact?.nome ?? '',
      numeroDocumento: contact?.numeroDocumento ?? '',
      tipo: contact?.tipo ?? '',
    },
    formaPagamento: {
      id: fields.formaPagamento.id,
      codigoFiscal: method?.tipoPagamento ?? 0,
    },
    contaContabil: ledgerAccountOf(account, receivable),
    origem: originView(receivable),
  };
}

/** `GET /contas/receber/{id}`. */
export function receivableDetail(account: Account, receivable: Receivable) {
  const { fields, vencimentoOriginal } = receivable;
  return {
    ...receivableRow(account, receivable),
    saldo: centsToNumber(balanceCents(account, receivable)),
    vencimentoOriginal,
    numeroDocumento: fields.numeroDocumento,
    competencia: fields.competencia,
    historico: fields.historico,
    numeroBanco: '',
    portador: fields.portador,
    categoria: fields.categoria,
    vendedor: fields.vendedor,
    borderos: borderosOf(account.money.borderos, receivable).map(({ id }) => id),
    ocorrencia: fields.ocorrencia,
  };
}

/** `GET /borderos/{id}`. */
export function borderoView(account: Account, bordero: Bordero) {
  const { id, data, historico, amounts, receivableId } = bordero;
  const fields = account.money.receivables.get(receivableId)?.fields;
  return {
    id,
    data,
    historico,
    portador: { id: bordero.portadorId },
    categoria: { id: bordero.categoriaId },
    pagamentos: [
      {
        contato: { id: fields?.contato.id ?? 0 },
        numeroDocumento: fields?.numeroDocumento ?? '',
        valorPago: centsToNumber(amounts.received),
        juros: centsToNumber(amounts.interest),
        desconto: centsToNumber(amounts.discount),
        acrescimo: centsToNumber(amounts.surcharge),
        tarifa: centsToNumber(amounts.fee),
      },
    ],
  };
}

/** Where its money went last, else where it is meant to go. */
function ledgerAccountOf({ money }: Account, receivable: Receivable) {
  const last = borderosOf(money.borderos, receivable).at(-1);
  const id = last?.portadorId ?? receivable.fields.portador.id;
  return { id, descricao: money.ledgerAccounts.get(id)?.descricao ?? '' };
}

function originView({ origin }: Receivable) {
  if (!origin)
    return {
      id: 0,
      tipoOrigem: '',
      numero: '',
      dataEmissao: '0000-00-00',
      valor: 0,
      situacao: 0,
      url: '',
    };
  const { valorCents, ...rest } = origin;
  return { ...rest, valor: centsToNumber(valorCents), url: '' };
}
