import { centsToNumber } from '../../../kernel/cents.ts';
import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import { EMPTY_ORDER, OrderItem, type OrderFields } from '../state/order-fields.ts';
import { addOrder } from '../state/order-store.ts';
import { orderTotalCents } from '../state/order-total.ts';
import { postStock } from '../state/posting.ts';
import type { Order } from '../state/records.ts';
import type { Account } from '../world.ts';

/** An order that a person or another channel makes inside Bling. */
export interface CounterSale {
  readonly items: readonly { readonly productId: number; readonly quantity: number }[];
  /** 0, no store, when left out. */
  readonly channelId?: number | undefined;
  readonly contactId?: number | undefined;
  readonly statusId?: number | undefined;
  readonly numeroLoja?: string | undefined;
  /** Takes the goods off the shelf at once. */
  readonly postStock?: boolean | undefined;
}

export function counterSale(account: Account, sale: CounterSale): Order {
  const order = addOrder(account, {
    fields: fieldsOf(account, sale),
    statusId: sale.statusId ?? account.world.options.newOrderStatusId,
  });
  if (sale.postStock) postStock(account, order);
  return order;
}

function fieldsOf(account: Account, sale: CounterSale): OrderFields {
  const today = toSaoPauloDate(account.world.clock.now());
  const fields: OrderFields = {
    ...EMPTY_ORDER,
    data: today,
    dataSaida: today,
    dataPrevista: today,
    numeroLoja: sale.numeroLoja ?? '',
    contato: { id: sale.contactId ?? account.consumerContactId },
    loja: { id: sale.channelId ?? 0, unidadeNegocio: { id: 0 } },
    itens: sale.items.map(({ productId, quantity }) => itemOf(account, productId, quantity)),
  };
  const method = [...account.paymentMethods.values()].find(({ padrao }) => padrao === 1);
  const valor = centsToNumber(orderTotalCents(fields));
  const parcela = { id: 0, dataVencimento: today, valor, observacoes: '', caut: '' };
  return method && valor > 0
    ? { ...fields, parcelas: [{ ...parcela, formaPagamento: { id: method.id } }] }
    : fields;
}

function itemOf(account: Account, productId: number, quantidade: number): OrderItem {
  const product = account.products.get(productId);
  if (!product) throw new RangeError(`account ${account.key} has no product ${productId}`);
  const { codigo, nome, preco, unidade } = product.fields;
  return OrderItem.parse({
    produto: { id: productId },
    codigo,
    descricao: nome,
    unidade,
    valor: preco,
    quantidade,
  });
}
