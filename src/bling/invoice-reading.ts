import { z } from 'zod';

import { ChannelId, InvoiceId, PaymentMethodId } from '../commerce/ids.ts';
import type { InvoiceModel } from '../commerce/invoice.ts';
import { bareDocument } from './contact-reading.ts';
import type { ErpInvoice, ErpInvoiceItem, InvoiceStage } from './erp-invoice.ts';
import { amount, idAs, instant, linkTo, listOf, money, tableNumber, text } from './wire.ts';

/** `situacao` of a note (guide 5.11). The table of `contas.origem.situacao` is another one. */
const STAGES: Readonly<Record<number, InvoiceStage>> = {
  1: 'pending',
  2: 'cancelled',
  3: 'processing',
  4: 'rejected',
  5: 'authorised',
  6: 'authorised',
  7: 'processing',
  8: 'processing',
  9: 'denied',
  10: 'processing',
  11: 'blocked',
};

/** What a number of Bling's table means; of events too. */
export function invoiceStageOf(status: number | undefined): InvoiceStage {
  return STAGES[status ?? 0] ?? 'unknown';
}

const item = z
  .object({
    codigo: text,
    descricao: text,
    quantidade: amount,
    valorTotal: money,
    classificacaoFiscal: text,
    cest: text,
    origem: tableNumber,
    gtin: text,
    cfop: text,
  })
  .transform((wire): ErpInvoiceItem => ({
    sku: wire.codigo,
    name: wire.descricao,
    quantity: wire.quantidade,
    totalCents: wire.valorTotal,
    taxClass: digitsOf(wire.classificacaoFiscal),
    taxSubstitutionCode: digitsOf(wire.cest),
    origin: wire.origem,
    gtin: wire.gtin,
    cfop: digitsOf(wire.cfop),
  }));

const installment = z
  .object({ valor: money, formaPagamento: linkTo(PaymentMethodId) })
  .transform((wire) => ({ amountCents: wire.valor, paymentMethodId: wire.formaPagamento }));

/** `GET /nfe/{id}` and `GET /nfce/{id}` (guide 5.11). */
export const InvoiceDetail = z.object({
  id: idAs(InvoiceId),
  situacao: tableNumber,
  numero: text,
  serie: text,
  chaveAcesso: text,
  valorNota: money,
  valorFrete: money,
  dataEmissao: instant,
  xml: text,
  linkDanfe: text,
  linkPDF: text,
  loja: linkTo(ChannelId),
  numeroPedidoLoja: text,
  contato: z.object({ numeroDocumento: text }).nullish(),
  itens: listOf(item),
  parcelas: listOf(installment),
});

export function toInvoice(model: InvoiceModel, wire: z.infer<typeof InvoiceDetail>): ErpInvoice {
  return {
    id: wire.id,
    model,
    stage: invoiceStageOf(wire.situacao),
    number: wire.numero,
    series: wire.serie,
    accessKey: wire.chaveAcesso,
    totalCents: wire.valorNota,
    freightCents: wire.valorFrete,
    issuedAt: wire.dataEmissao,
    xmlUrl: wire.xml,
    danfeUrl: wire.linkDanfe || wire.linkPDF,
    channelId: wire.loja,
    storeNumber: wire.numeroPedidoLoja,
    document: bareDocument(wire.contato?.numeroDocumento ?? ''),
    items: wire.itens,
    installments: wire.parcelas,
  };
}

function digitsOf(value: string): string {
  return value.replaceAll(/\D/g, '');
}
