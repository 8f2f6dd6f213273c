import { centsToNumber, parseCents, sumCents } from '../../../kernel/cents.ts';
import { postAccounts, reverseAccounts } from '../state/order-accounts.ts';
import type { OrderFields } from '../state/order-fields.ts';
import { changeOrder } from '../state/order-store.ts';
import { orderTotalCents } from '../state/order-total.ts';
import { requireNoNote } from '../state/order-write.ts';
import { postStock, reverseStock } from '../state/posting.ts';
import type { Order } from '../state/records.ts';
import type { Account } from '../world.ts';

export interface OrderEdit {
  /** Of the items, from 0; the first one when left out. */
  readonly line?: number | undefined;
  readonly quantidade?: number | undefined;
  /** Price of one unit, reais. */
  readonly valor?: number | undefined;
}

export function editOrder(account: Account, order: Order, edit: OrderEdit): void {
  const { accountsPosted, postedWarehouseId } = order;
  const fields = edited(order.fields, edit);
  requireNoNote(account, order);
  if (accountsPosted) reverseAccounts(account, order);
  if (postedWarehouseId !== undefined) reverseStock(account, order);
  changeOrder(account, order, fields);
  if (postedWarehouseId !== undefined) postStock(account, order, postedWarehouseId);
  if (accountsPosted) postAccounts(account, order);
}

function edited(fields: OrderFields, { line = 0, quantidade, valor }: OrderEdit): OrderFields {
  const item = fields.itens[line];
  if (!item) throw new RangeError(`the order has no line ${line}`);
  const changed = {
    ...item,
    quantidade: quantidade ?? item.quantidade,
    valor: valor ?? item.valor,
  };
  return closed({ ...fields, itens: fields.itens.with(line, changed) });
}

/** The last instalment takes what the others leave. */
function closed(fields: OrderFields): OrderFields {
  const before = fields.parcelas.slice(0, -1);
  const last = fields.parcelas.at(-1);
  if (!last) return fields;
  const paid = sumCents(before.map(({ valor }) => parseCents(valor)));
  const valor = centsToNumber(orderTotalCents(fields) - paid);
  return { ...fields, parcelas: [...before, { ...last, valor }] };
}
