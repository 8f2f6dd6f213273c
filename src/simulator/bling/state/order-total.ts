import { centsToNumber, parseCents, sumCents } from '../../../kernel/cents.ts';
import {
  multiplyQuantity,
  quantity,
  subtractQuantity,
  type Quantity,
} from '../../../kernel/quantity.ts';
import type { OrderFields, OrderItem } from './order-fields.ts';

type Priced = Pick<OrderFields, 'itens' | 'desconto' | 'outrasDespesas'> & {
  readonly transporte: Pick<OrderFields['transporte'], 'frete'>;
};

/** `total = items - desconto + outrasDespesas + frete` in cents; percent counts on items only (guide 5.7). */
export function orderTotalCents(order: Priced): number {
  return (
    itemsTotalCents(order.itens) -
    discountCents(order) +
    parseCents(order.outrasDespesas) +
    parseCents(order.transporte.frete)
  );
}

export function itemsTotalCents(items: readonly OrderItem[]): number {
  return sumCents(items.map(lineCents));
}

/** A unit price of two decimals times the quantity, less the percentage of the line. */
function lineCents({ quantidade, valor, desconto }: OrderItem): number {
  const price = quantity(centsToNumber(parseCents(valor)));
  const full = multiplyQuantity(price, quantity(quantidade));
  return parseCents(percentOf(full, subtractQuantity(quantity(100), quantity(desconto))));
}

function discountCents({ desconto, itens }: Priced): number {
  if (desconto.unidade === 'REAL') return parseCents(desconto.valor);
  const items = quantity(centsToNumber(itemsTotalCents(itens)));
  return parseCents(percentOf(items, quantity(desconto.valor)));
}

function percentOf(amount: Quantity, percent: Quantity): Quantity {
  return multiplyQuantity(multiplyQuantity(amount, percent), quantity('0.01'));
}
