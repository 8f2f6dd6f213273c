import { centsToNumber } from '../../../kernel/cents.ts';
import { notesOfOrder } from '../fiscal/books.ts';
import { itemsTotalCents, orderTotalCents } from '../state/order-total.ts';
import type { Order } from '../state/records.ts';
import type { Account } from '../world.ts';

/** A row of `GET /pedidos/vendas`: the fields marked L in guide 5.7. */
export function orderRow(account: Account, order: Order) {
  const { fields } = order;
  const contact = account.contacts.get(fields.contato.id)?.fields;
  return {
    id: order.id,
    numero: order.numero,
    numeroLoja: fields.numeroLoja,
    data: fields.data,
    dataSaida: fields.dataSaida,
    dataPrevista: fields.dataPrevista,
    totalProdutos: centsToNumber(itemsTotalCents(fields.itens)),
    total: centsToNumber(orderTotalCents(fields)),
    contato: {
      id: fields.contato.id,
      nome: contact?.nome ?? '',
      tipoPessoa: contact?.tipo ?? 'F',
      numeroDocumento: contact?.numeroDocumento ?? '',
    },
    situacao: {
      id: order.statusId,
      valor: account.statuses.get(order.statusId)?.valor ?? 0,
    },
    loja: fields.loja,
  };
}

/** `GET /pedidos/vendas/{id}`. */
export function orderDetail(account: Account, order: Order) {
  const { fields } = order;
  return {
    ...orderRow(account, order),
    numeroPedidoCompra: fields.numeroPedidoCompra,
    outrasDespesas: fields.outrasDespesas,
    observacoes: fields.observacoes,
    observacoesInternas: fields.observacoesInternas,
    desconto: fields.desconto,
    categoria: fields.categoria,
    notaFiscal: { id: notesOfOrder(account.fiscal, order.id)[0]?.id ?? 0 },
    tributacao: fields.tributacao,
    itens: fields.itens,
    parcelas: fields.parcelas,
    transporte: fields.transporte,
    vendedor: fields.vendedor,
    intermediador: fields.intermediador,
    taxas: fields.taxas,
  };
}
