import { z } from 'zod';

import {
  ChannelId,
  ErpContactId,
  ErpOrderId,
  ErpProductId,
  ErpStatusId,
  InvoiceId,
  PaymentMethodId,
  VolumeId,
} from '../commerce/ids.ts';
import type { Cents } from '../kernel/cents.ts';
import { centsToText, NO_MONEY, parseCents, sumCents } from '../kernel/cents.ts';
import { multiplyQuantity, quantity } from '../kernel/quantity.ts';
import type { ErpVolume } from './erp-logistics.ts';
import type { ErpOrder, ErpOrderItem, ErpOrderRow } from './erp-order.ts';
import { lineCents } from './erp-order.ts';
import { amount, idAs, instant, linkTo, listOf, money, optionalId } from './wire.ts';
import { tableNumber, text } from './wire.ts';

const rowFields = z.object({
  id: idAs(ErpOrderId),
  numero: text,
  numeroLoja: text,
  data: instant,
  total: money,
  contato: linkTo(ErpContactId),
  loja: linkTo(ChannelId),
  situacao: z.object({ id: optionalId(ErpStatusId), valor: tableNumber }).nullish(),
});

/** One row of `GET /pedidos/vendas` (guide 5.7, column L). */
export const OrderListRow = rowFields.transform(toRow);

const item = z
  .object({
    produto: linkTo(ErpProductId),
    codigo: text,
    descricao: text,
    quantidade: amount,
    valor: money,
  })
  .transform((wire): ErpOrderItem => ({
    productId: wire.produto,
    sku: wire.codigo,
    name: wire.descricao,
    quantity: wire.quantidade,
    unitPriceCents: wire.valor,
  }));

const installment = z
  .object({
    dataVencimento: instant,
    valor: money,
    observacoes: text,
    formaPagamento: linkTo(PaymentMethodId),
  })
  .transform((wire) => ({
    dueAt: wire.dataVencimento,
    amountCents: wire.valor,
    paymentMethodId: wire.formaPagamento,
    note: wire.observacoes,
  }));

const discount = z.object({ valor: amount, unidade: text }).nullish();

const volume = z
  .object({ id: optionalId(VolumeId), servico: text, codigoRastreamento: text })
  .transform((wire): ErpVolume => ({
    id: wire.id,
    service: wire.servico,
    trackingCode: wire.codigoRastreamento,
  }));

const transport = z.object({ frete: money, volumes: listOf(volume) }).nullish();

/** `GET /pedidos/vendas/{id}` (guide 5.7, columns L and D). */
export const OrderDetail = rowFields
  .extend({
    itens: listOf(item),
    desconto: discount,
    outrasDespesas: money,
    tributacao: z.object({ totalIPI: money }).nullish(),
    transporte: transport,
    parcelas: listOf(installment),
    observacoes: text,
    observacoesInternas: text,
    notaFiscal: linkTo(InvoiceId),
  })
  .transform((wire): ErpOrder => ({
    ...toRow(wire),
    items: wire.itens,
    discountCents: toDiscountCents(wire.desconto, wire.itens),
    otherExpensesCents: wire.outrasDespesas,
    freightCents: wire.transporte?.frete ?? NO_MONEY,
    ipiCents: wire.tributacao?.totalIPI,
    installments: wire.parcelas,
    notes: wire.observacoes,
    internalNotes: wire.observacoesInternas,
    invoiceId: wire.notaFiscal,
    volumes: wire.transporte?.volumes ?? [],
    trackingCodes: (wire.transporte?.volumes ?? [])
      .map(({ trackingCode }) => trackingCode)
      .filter((code) => code !== ''),
  }));

function toRow(wire: z.infer<typeof rowFields>): ErpOrderRow {
  return {
    id: wire.id,
    number: wire.numero,
    storeNumber: wire.numeroLoja,
    channelId: wire.loja,
    date: wire.data,
    totalCents: wire.total,
    statusId: wire.situacao?.id,
    statusValue: wire.situacao?.valor,
    contactId: wire.contato,
  };
}

/** A percentage is of the items only, not of the freight (guide 5.7, measured). */
function toDiscountCents(wire: z.infer<typeof discount>, items: readonly ErpOrderItem[]): Cents {
  if (!wire) return NO_MONEY;
  if (wire.unidade !== 'PERCENTUAL') return parseCents(wire.valor);
  const subtotal = quantity(centsToText(sumCents(items.map(lineCents))));
  return parseCents(multiplyQuantity(multiplyQuantity(subtotal, wire.valor), 0.01));
}
