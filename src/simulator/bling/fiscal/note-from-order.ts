import { centsToNumber, parseCents } from '../../../kernel/cents.ts';
import { toSaoPauloDateTime } from '../../../kernel/sao-paulo-time.ts';
import { EMPTY_CONTACT } from '../state/contact-fields.ts';
import type { OrderItem } from '../state/order-fields.ts';
import { orderTotalCents } from '../state/order-total.ts';
import { EMPTY_PRODUCT } from '../state/product-defaults.ts';
import type { Order } from '../state/records.ts';
import type { Account } from '../world.ts';
import { NoteFields, type NoteInstallment, type NoteItem, type Recipient } from './note-fields.ts';
import { itemTotalCents } from './note-total.ts';

/** A sale as a note tells it: recipient from the contact, tax data from the products (guide 5.11). */
export function noteFromOrder(account: Account, order: Order): NoteFields {
  const { fields } = order;
  const itens = fields.itens.map((item) => itemOf(account, item, fields.numeroPedidoCompra));
  const { transporte } = fields;
  const carrier = account.contacts.get(transporte.contato.id)?.fields;
  return {
    tipo: 1,
    dataOperacao: toSaoPauloDateTime(account.world.clock.now()),
    contato: recipientOf(account, fields.contato.id),
    naturezaOperacao: { id: natureOf(account, order) },
    loja: { id: fields.loja.id, numero: fields.numeroLoja },
    finalidade: 1,
    seguro: 0,
    despesas: fields.outrasDespesas,
    desconto: centsToNumber(discountCents(order, itens)),
    totalIPI: fields.tributacao.totalIPI,
    observacoes: fields.observacoes,
    itens,
    parcelas: installmentsOf(order),
    transporte: {
      fretePorConta: transporte.fretePorConta,
      frete: transporte.frete,
      transportador: {
        nome: transporte.contato.nome || (carrier?.nome ?? ''),
        numeroDocumento: carrier?.numeroDocumento ?? '',
      },
      volumes: transporte.volumes,
      etiqueta: NoteFields.shape.transporte.shape.etiqueta.parse(transporte.etiqueta),
    },
    vendedor: fields.vendedor,
    intermediador: fields.intermediador,
  };
}

export function recipientOf(account: Account, contactId: number): Recipient {
  const fields = account.contacts.get(contactId)?.fields ?? EMPTY_CONTACT;
  return {
    id: contactId,
    nome: fields.nome,
    tipoPessoa: fields.tipo,
    numeroDocumento: fields.numeroDocumento,
    ie: fields.ie,
    rg: fields.rg,
    contribuinte: fields.indicadorIe,
    telefone: fields.telefone || fields.celular,
    email: fields.emailNotaFiscal || fields.email,
    endereco: { ...fields.endereco.geral, pais: fields.pais.nome },
  };
}

function itemOf(account: Account, item: OrderItem, numeroPedidoCompra: string): NoteItem {
  const product = account.products.get(item.produto.id);
  const { tributacao, ...fields } = product?.fields ?? EMPTY_PRODUCT;
  return {
    codigo: item.codigo || fields.codigo,
    descricao: item.descricao,
    unidade: item.unidade || fields.unidade,
    quantidade: item.quantidade,
    valor: item.valor,
    tipo: fields.tipo === 'S' ? 'S' : 'P',
    pesoBruto: fields.pesoBruto,
    pesoLiquido: fields.pesoLiquido,
    numeroPedidoCompra,
    classificacaoFiscal: tributacao.ncm,
    cest: tributacao.cest,
    codigoServico: '',
    origem: tributacao.origem,
    informacoesAdicionais: '',
    produtoId: item.produto.id,
  };
}

/** Those of the sale; the last one takes the IPI along. */
function installmentsOf({ fields }: Order): NoteInstallment[] {
  const { parcelas, tributacao } = fields;
  return parcelas.map(({ dataVencimento, valor, observacoes, caut, formaPagamento }, index) => {
    const ipi = index === parcelas.length - 1 ? tributacao.totalIPI : 0;
    return {
      data: dataVencimento,
      valor: centsToNumber(parseCents(valor) + parseCents(ipi)),
      observacoes,
      caut,
      formaPagamento: { id: formaPagamento.id },
    };
  });
}

/** Whatever lies between the full prices and the total of the sale: its discount and those of its lines. */
function discountCents(order: Order, itens: readonly NoteItem[]): number {
  const { outrasDespesas, transporte } = order.fields;
  const full = itens.reduce((sum, item) => sum + itemTotalCents(item), 0);
  const added = parseCents(outrasDespesas) + parseCents(transporte.frete);
  return full + added - orderTotalCents(order.fields);
}

/** Of the first item that names one, else the account's standard for sales. */
function natureOf({ fiscal }: Account, { fields }: Order): number {
  const named = fields.itens.find(({ naturezaOperacao }) => naturezaOperacao.id !== 0);
  if (named) return named.naturezaOperacao.id;
  return [...fiscal.natures.values()].find(({ padrao }) => padrao === 1)?.id ?? 0;
}
