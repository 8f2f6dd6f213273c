import { z } from 'zod';

import { ChannelId, InvoiceId, PaymentMethodId } from '../commerce/ids.ts';
import type { InvoiceModel } from '../commerce/invoice.ts';
import { bareDocument, ICMS_STANDINGS } from './contact-reading.ts';
import type { ErpInvoice, ErpInvoiceItem, InvoiceRecipient, InvoiceStage } from './erp-invoice.ts';
import { hidePersons } from './hide-persons.ts';
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
    impostos: z.unknown(),
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
    taxes: JSON.stringify(wire.impostos ?? null),
  }));

const installment = z
  .object({ valor: money, formaPagamento: linkTo(PaymentMethodId) })
  .transform((wire) => ({ amountCents: wire.valor, paymentMethodId: wire.formaPagamento }));

const address = z.object({
  endereco: text,
  numero: text,
  complemento: text,
  bairro: text,
  municipio: text,
  uf: text,
  cep: text,
  pais: text,
});

const recipient = z.object({
  nome: text,
  numeroDocumento: text,
  ie: text,
  contribuinte: tableNumber,
  endereco: address.nullish(),
});

/** `GET /nfe/{id}` and `GET /nfce/{id}` (guide 5.11). */
export const InvoiceDetail = z.looseObject({
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
  contato: recipient.nullish(),
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
    recipient: toRecipient(wire.contato ?? recipient.parse({})),
    refusal: refusalIn(wire),
    items: wire.itens,
    installments: wire.parcelas,
  };
}

function toRecipient(wire: z.infer<typeof recipient>): InvoiceRecipient {
  const at = wire.endereco ?? address.parse({});
  return {
    icms: ICMS_STANDINGS[wire.contribuinte ?? 0],
    stateRegistration: wire.ie,
    address: {
      name: wire.nome,
      street: at.endereco,
      number: at.numero,
      complement: at.complemento,
      neighborhood: at.bairro,
      city: at.municipio,
      state: at.uf,
      postalCode: at.cep,
      country: at.pais === '' || /^brasil$/i.test(at.pais) ? 'BR' : at.pais,
    },
  };
}

/** Any text of the note itself that speaks of a refusal: where it stands is not confirmed (guide 8.40). */
function refusalIn(wire: Readonly<Record<string, unknown>>): string {
  const texts = Object.values(wire).flatMap((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.values(value)
      : [value],
  );
  const found = texts.find(
    (value): value is string => typeof value === 'string' && /rejei[cç][aã]o|denegad/i.test(value),
  );
  return hidePersons(found?.trim() ?? '');
}

function digitsOf(value: string): string {
  return value.replaceAll(/\D/g, '');
}
