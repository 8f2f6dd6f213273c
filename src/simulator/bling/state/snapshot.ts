import { noteSnapshots, type NoteSnapshot } from '../fiscal/note-snapshot.ts';
import { parcelSnapshots, type ParcelSnapshot } from '../logistics/parcel.ts';
import type { Account } from '../world.ts';
import { plus } from './amount.ts';
import type { Balance } from './balance-change.ts';
import { balanceOf } from './balance.ts';
import type { ContactFields } from './contact-fields.ts';
import { receivablesOf } from './order-accounts.ts';
import { orderTotalCents } from './order-total.ts';
import { receivableSnapshot, type ReceivableSnapshot } from './receivable-snapshot.ts';
import type { Contact, Order, Product } from './records.ts';
import { moneyOf } from './self-settlement.ts';

/** One account as it stands, for comparing and counting. Plain JSON. */
export interface AccountSnapshot {
  readonly account: string;
  readonly companyId: string;
  readonly warehouses: readonly { id: number; descricao: string; padrao: boolean }[];
  readonly channels: readonly { id: number; descricao: string; tipo: string }[];
  readonly products: readonly ProductSnapshot[];
  readonly contacts: readonly {
    id: number;
    nome: string;
    numeroDocumento: string;
    situacao: string;
    /** All that Bling keeps of it. */
    fields: ContactFields;
  }[];
  readonly orders: readonly OrderSnapshot[];
  /** Of no order that lives: entered by itself, of a note, or of an order that was deleted. */
  readonly otherReceivables: readonly ReceivableSnapshot[];
  /** Of both models, oldest first. */
  readonly notes: readonly NoteSnapshot[];
  readonly parcels: readonly ParcelSnapshot[];
}

export interface ProductSnapshot extends Balance {
  readonly id: number;
  /** 0 when it is no variation. */
  readonly parentId: number;
  readonly codigo: string;
  readonly nome: string;
  readonly preco: number;
  readonly tipo: 'P' | 'S' | 'N';
  readonly situacao: 'A' | 'I' | 'E';
  readonly formato: 'S' | 'V' | 'E';
  readonly variacao: string;
  readonly descricaoCurta: string;
  readonly descricaoComplementar: string;
  /** Kilograms. */
  readonly pesoBruto: number;
  readonly gtin: string;
  /** Empty unless it is a kit. */
  readonly tipoEstoque: '' | 'F' | 'V';
  readonly componentes: readonly { produtoId: number; quantidade: number }[];
  /** Product-store links: what one channel asks for it. */
  readonly lojas: readonly { lojaId: number; preco: number; precoPromocional: number }[];
}

export interface OrderSnapshot {
  readonly id: number;
  readonly numero: number;
  readonly numeroLoja: string;
  readonly lojaId: number;
  readonly contactId: number;
  readonly statusId: number;
  /** Normalised meaning of the status (guide 5.8). */
  readonly statusValor: number;
  readonly totalCents: number;
  readonly observacoesInternas: string;
  readonly itens: readonly {
    produtoId: number;
    codigo: string;
    quantidade: number;
    valor: number;
  }[];
  readonly parcelas: readonly { valor: number; formaPagamentoId: number }[];
  /** Units that it holds of open stock, in all. */
  readonly heldUnits: number;
  readonly stockPosted: boolean;
  readonly accountsPosted: boolean;
  /** Those that `lancar-contas` made of it, oldest first. */
  readonly receivables: readonly ReceivableSnapshot[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly changedAt: number;
}

export function snapshotOf(account: Account): AccountSnapshot {
  return {
    account: account.key,
    companyId: account.companyId,
    warehouses: [...account.warehouses.values()].map(({ id, descricao, padrao }) => ({
      id,
      descricao,
      padrao,
    })),
    channels: [...account.channels.values()].map(({ id, descricao, tipo }) => ({
      id,
      descricao,
      tipo,
    })),
    products: [...account.products.values()].map((product) => productSnapshot(account, product)),
    contacts: [...account.contacts.values()].map(contactSnapshot),
    orders: [...account.orders.values()].map((order) => orderSnapshot(account, order)),
    otherReceivables: [...moneyOf(account).receivables.values()]
      .map((row) => receivableSnapshot(account, row))
      .filter(({ orderId }) => !account.orders.has(orderId)),
    notes: noteSnapshots(account),
    parcels: parcelSnapshots(account),
  };
}

function productSnapshot(account: Account, product: Product): ProductSnapshot {
  const { fields } = product;
  return {
    id: product.id,
    parentId: product.parentId ?? 0,
    codigo: fields.codigo,
    nome: fields.nome,
    preco: fields.preco,
    tipo: fields.tipo,
    situacao: fields.situacao,
    formato: fields.formato,
    variacao: product.variation?.nome ?? '',
    descricaoCurta: fields.descricaoCurta,
    descricaoComplementar: fields.descricaoComplementar,
    pesoBruto: fields.pesoBruto,
    gtin: fields.gtin,
    tipoEstoque: fields.estrutura.tipoEstoque,
    componentes: fields.estrutura.componentes.map(({ produto, quantidade }) => ({
      produtoId: produto.id,
      quantidade,
    })),
    lojas: [...account.storeLinks.values()]
      .filter(({ produtoId }) => produtoId === product.id)
      .map(({ lojaId, preco, precoPromocional }) => ({ lojaId, preco, precoPromocional })),
    ...balanceOf(account, product.id),
  };
}

function contactSnapshot({ id, fields }: Contact) {
  const { nome, numeroDocumento, situacao } = fields;
  return { id, nome, numeroDocumento, situacao, fields };
}

function orderSnapshot(account: Account, order: Order): OrderSnapshot {
  const { fields } = order;
  return {
    id: order.id,
    numero: order.numero,
    numeroLoja: fields.numeroLoja,
    lojaId: fields.loja.id,
    contactId: fields.contato.id,
    statusId: order.statusId,
    statusValor: account.statuses.get(order.statusId)?.valor ?? 0,
    totalCents: orderTotalCents(fields),
    observacoesInternas: fields.observacoesInternas,
    itens: fields.itens.map(({ produto, codigo, quantidade, valor }) => ({
      produtoId: produto.id,
      codigo,
      quantidade,
      valor,
    })),
    parcelas: fields.parcelas.map(({ valor, formaPagamento }) => ({
      valor,
      formaPagamentoId: formaPagamento.id,
    })),
    heldUnits: plus(0, ...order.held.values()),
    stockPosted: order.postedWarehouseId !== undefined,
    accountsPosted: order.accountsPosted,
    receivables: receivablesOf(account, order).map((row) => receivableSnapshot(account, row)),
    createdAt: order.createdAt,
    changedAt: order.changedAt,
  };
}
