import type { PostalAddress } from '../commerce/customer.ts';
import { toSaoPauloDate } from '../kernel/sao-paulo-time.ts';
import { clip, link, reais } from './body.ts';
import { ABROAD, countryName, isBrazil } from './country-name.ts';
import type { ErpOrderItem, NewErpOrder } from './erp-order.ts';

/** Who pays the freight (guide 5.7): 0 the sender, as in a store that charges it within the sale. */
const FREIGHT_BY_SENDER = 0;

/**
 * The body of `POST /pedidos/vendas` (guide 5.7). `numero` is never sent: other channels share the sequence.
 * The discount is one REAL amount of the order: spread over unit prices it could not reach every cent.
 */
export function toOrderBody(order: NewErpOrder) {
  const day = toSaoPauloDate(order.date);
  return {
    numeroLoja: order.storeNumber,
    loja: link(order.channelId),
    data: day,
    dataSaida: day,
    dataPrevista: day,
    contato: link(order.contactId),
    situacao: order.statusId === undefined ? undefined : link(order.statusId),
    itens: order.items.map(toItem),
    desconto: { valor: reais(order.discountCents), unidade: 'REAL' },
    outrasDespesas: reais(order.otherExpensesCents),
    parcelas: order.installments.map((part) => ({
      dataVencimento: toSaoPauloDate(part.dueAt),
      valor: reais(part.amountCents),
      observacoes: part.note,
      caut: clip(part.reference ?? '', 128),
      formaPagamento: link(part.paymentMethodId),
    })),
    transporte: toTransport(order),
    observacoes: order.notes,
    observacoesInternas: order.internalNotes,
  };
}

function toItem(item: ErpOrderItem) {
  return {
    produto: item.productId === undefined ? undefined : link(item.productId),
    codigo: clip(item.sku, 40),
    descricao: clip(item.name, 120) ?? item.sku,
    unidade: 'UN',
    quantidade: Number(item.quantity),
    valor: reais(item.unitPriceCents),
  };
}

function toTransport(order: NewErpOrder) {
  const weight = order.grossWeightKg;
  const service = order.carrierService;
  return {
    fretePorConta: FREIGHT_BY_SENDER,
    frete: reais(order.freightCents),
    pesoBruto: weight === undefined ? undefined : Number(weight),
    etiqueta: order.shipTo === undefined ? undefined : toLabel(order.shipTo),
    volumes: service === undefined ? undefined : [{ servico: service }],
  };
}

/** The delivery address; `transporte.contato` would be the carrier. Lengths: guide 5.1. */
function toLabel(address: PostalAddress) {
  return {
    nome: clip(address.name, 120),
    endereco: clip(address.street, 50),
    numero: clip(address.number, 10),
    complemento: clip(address.complement, 50),
    municipio: clip(address.city, 30),
    uf: isBrazil(address.country) ? clip(address.state.toUpperCase(), 2) : ABROAD,
    cep: clip(address.postalCode, 10),
    bairro: clip(address.neighborhood, 30),
    nomePais: isBrazil(address.country) ? 'BRASIL' : countryName(address.country),
  };
}
