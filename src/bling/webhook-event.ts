import { z } from 'zod';

import {
  ChannelId,
  ErpContactId,
  ErpOrderId,
  ErpProductId,
  ErpStatusId,
  WarehouseId,
} from '../commerce/ids.ts';
import {
  Digits,
  flag,
  idAs,
  instant,
  knownAmount,
  linkTo,
  listOf,
  money,
  optionalId,
  tableNumber,
  text,
} from './wire.ts';

/* What the events of guide 4.2 carry, in our words. An event is a hint: flows read the present state. */

const order = z
  .object({
    id: idAs(ErpOrderId),
    numero: text,
    numeroLoja: text,
    data: instant,
    total: money,
    contato: linkTo(ErpContactId),
    loja: linkTo(ChannelId),
    situacao: z.object({ id: optionalId(ErpStatusId), valor: tableNumber }).nullish(),
  })
  .transform((wire) => ({
    id: wire.id,
    number: wire.numero,
    storeNumber: wire.numeroLoja,
    date: wire.data,
    totalCents: wire.total,
    contactId: wire.contato,
    channelId: wire.loja,
    statusId: wire.situacao?.id,
    statusValue: wire.situacao?.valor,
  }));

const product = z
  .object({
    id: idAs(ErpProductId),
    idProdutoPai: optionalId(ErpProductId),
    codigo: text,
    nome: text,
  })
  .transform((wire) => ({
    id: wire.id,
    parentId: wire.idProdutoPai,
    sku: wire.codigo,
    name: wire.nome,
  }));

const warehouse = z
  .object({ id: idAs(WarehouseId), saldoFisico: knownAmount, saldoVirtual: knownAmount })
  .transform((wire) => ({
    warehouseId: wire.id,
    physical: wire.saldoFisico,
    virtual: wire.saldoVirtual,
  }));

const balance = z.object({
  produto: z.object({ id: idAs(ErpProductId) }),
  saldoFisicoTotal: knownAmount,
  saldoVirtualTotal: knownAmount,
});

const stock = balance.extend({ deposito: warehouse.nullish() }).transform((wire) => ({
  productId: wire.produto.id,
  physical: wire.saldoFisicoTotal,
  virtual: wire.saldoVirtualTotal,
  warehouses: wire.deposito ? [wire.deposito] : [],
}));

const virtualStock = balance
  .extend({ vinculoComplexo: flag, depositos: listOf(warehouse) })
  .transform((wire) => ({
    productId: wire.produto.id,
    physical: wire.saldoFisicoTotal,
    virtual: wire.saldoVirtualTotal,
    warehouses: wire.depositos,
    /** More than 200 others depend on it and get no event of their own: ask for balances. */
    manyDependants: wire.vinculoComplexo,
  }));

const productSupplier = z
  .object({ id: idAs(Digits), produto: linkTo(ErpProductId) })
  .transform((wire) => ({ id: wire.id, productId: wire.produto }));

const invoice = z
  .object({ id: idAs(Digits), numero: text, situacao: tableNumber, loja: linkTo(ChannelId) })
  .transform((wire) => ({
    id: wire.id,
    number: wire.numero,
    status: wire.situacao,
    channelId: wire.loja,
  }));

const onlyOrderId = z.object({ id: idAs(ErpOrderId) });
const onlyProductId = z.object({ id: idAs(ErpProductId) });
const onlyId = z.object({ id: idAs(Digits) });
const savedAction = z.enum(['created', 'updated']);
const deletedAction = z.literal('deleted');

/** One event: `kind` and `action` tell what `data` is. */
export const BlingEventContent = z.union([
  z.object({ kind: z.literal('order'), action: savedAction, data: order }),
  z.object({ kind: z.literal('order'), action: deletedAction, data: onlyOrderId }),
  z.object({ kind: z.literal('product'), action: savedAction, data: product }),
  z.object({ kind: z.literal('product'), action: deletedAction, data: onlyProductId }),
  z.object({
    kind: z.literal('stock'),
    action: z.union([savedAction, deletedAction]),
    data: stock,
  }),
  z.object({ kind: z.literal('virtual_stock'), action: z.literal('updated'), data: virtualStock }),
  z.object({ kind: z.literal('product_supplier'), action: savedAction, data: productSupplier }),
  z.object({ kind: z.literal('product_supplier'), action: deletedAction, data: onlyId }),
  z.object({ kind: z.enum(['invoice', 'consumer_invoice']), action: savedAction, data: invoice }),
  z.object({ kind: z.enum(['invoice', 'consumer_invoice']), action: deletedAction, data: onlyId }),
]);
export type BlingEventContent = z.infer<typeof BlingEventContent>;

/** What every event has, whatever it is about. */
export const BlingEventEnvelope = z.object({
  eventId: z.string().min(1),
  /** ISO 8601 with `Z`, as epoch ms. */
  date: z.iso.datetime({ offset: true }).transform((at) => Date.parse(at)),
  event: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  companyId: z.string().min(1),
  data: z.unknown(),
});
