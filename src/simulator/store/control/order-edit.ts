import { centsToText } from '../../../kernel/cents.ts';
import type { Order } from '../order/order.ts';
import { refusal } from '../refusal.ts';

type Texts = Readonly<Record<string, string>>;

/** What a person changes of an order in the admin. */
export interface OrderEdit {
  /** By SKU. Quantity 0 takes the line out; totals stay as they are unless given (guide 5). */
  readonly lines?:
    | readonly {
        readonly sku: string;
        readonly quantity?: number | undefined;
        readonly totalCents?: number | undefined;
        readonly subtotalCents?: number | undefined;
      }[]
    | undefined;
  /** New lines, at the price of today unless a total is given. */
  readonly add?:
    | readonly {
        readonly sku: string;
        readonly quantity: number;
        readonly totalCents?: number | undefined;
      }[]
    | undefined;
  readonly shipping?:
    | { readonly cents?: number | undefined; readonly title?: string | undefined }
    | undefined;
  /** Fields as WooCommerce names them; those of the Brazilian plugin (`number`, `cpf`...) too. */
  readonly billingAddress?: Texts | undefined;
  readonly shippingAddress?: Texts | undefined;
}

/** These are meta of the order: in `billing` and `shipping` they are shown, and ignored when written (guide 6). */
const IN_META = ['number', 'neighborhood', 'cpf', 'cnpj', 'ie', 'cellphone', 'persontype'];

/** The body of `PUT /orders/{id}` that does the same. @throws {Refusal} when there is no such line */
export function toEditBody(order: Order, edit: OrderEdit) {
  const changed = (edit.lines ?? []).map(({ sku, ...line }) => ({
    id: lineId(order, sku),
    ...quantityAndTotals(line),
  }));
  const added = (edit.add ?? []).map(({ sku, ...line }) => ({ sku, ...quantityAndTotals(line) }));
  const { shipping, billingAddress: billing, shippingAddress } = edit;
  return {
    line_items: [...changed, ...added],
    ...(shipping ? { shipping_lines: [shippingLine(order, shipping)] } : {}),
    ...(billing ? { billing } : {}),
    ...(shippingAddress ? { shipping: shippingAddress } : {}),
    meta_data: [
      ...addressMeta('_billing_', billing),
      ...addressMeta('_shipping_', shippingAddress),
    ],
  };
}

function lineId(order: Order, sku: string): number {
  const line = order.lines.find((one) => one.sku === sku);
  if (!line) throw refusal(404, 'control_unknown_sku', `order ${order.id} has no line ${sku}`);
  return line.id;
}

function quantityAndTotals(line: {
  readonly quantity?: number | undefined;
  readonly totalCents?: number | undefined;
  readonly subtotalCents?: number | undefined;
}) {
  const { quantity, totalCents, subtotalCents = totalCents } = line;
  return {
    ...(quantity === undefined ? {} : { quantity }),
    ...(totalCents === undefined ? {} : { total: centsToText(totalCents) }),
    ...(subtotalCents === undefined ? {} : { subtotal: centsToText(subtotalCents) }),
  };
}

function shippingLine(order: Order, { cents, title }: NonNullable<OrderEdit['shipping']>) {
  const [known] = order.shippingLines;
  return {
    ...(known ? { id: known.id } : { method_id: 'flat_rate' }),
    ...(title === undefined ? {} : { method_title: title }),
    ...(cents === undefined ? {} : { total: centsToText(cents) }),
  };
}

function addressMeta(prefix: string, address: Texts | undefined) {
  return Object.entries(address ?? {})
    .filter(([name]) => IN_META.includes(name))
    .map(([name, value]) => ({ key: prefix + name, value }));
}
