import { AccountId, ErpProductId, ErpStatusId, StoreId } from '../../../src/commerce/ids.ts';
import type { KitComponent } from '../../../src/commerce/product.ts';
import { quantity } from '../../../src/kernel/quantity.ts';

export const START = Date.UTC(2026, 2, 10, 12);
export const ACCOUNT = AccountId.parse('acc_loja0001');
/** Three stores, none of which can compare and set. The first one is the stock master where there is one. */
export const STORES = ['sto_loja0001', 'sto_loja0002', 'sto_loja0003'].map((id) =>
  StoreId.parse(id),
);

export const MUG = ErpProductId.parse('101');
export const TRAY = ErpProductId.parse('102');
/** Two mugs. */
export const PAIR = ErpProductId.parse('201');
/** A mug and two trays: it shares the mug with the pair. */
export const TEA = ErpProductId.parse('202');
export const COUNTED = [MUG, TRAY];
export const SOLD = [MUG, TRAY, PAIR, TEA];

const of = (productId: ErpProductId, each: number): KitComponent => ({
  productId,
  quantity: quantity(each),
});
export const KITS: ReadonlyMap<ErpProductId, readonly KitComponent[]> = new Map([
  [PAIR, [of(MUG, 2)]],
  [TEA, [of(MUG, 1), of(TRAY, 2)]],
]);

/** What one unit of a product takes off the shelf. */
export function partsOf(product: ErpProductId): readonly (readonly [ErpProductId, number])[] {
  const parts = KITS.get(product) ?? [of(product, 1)];
  return parts.map(({ productId, quantity: each }) => [productId, Number(each)] as const);
}

export const STATUS = {
  open: ErpStatusId.parse('6'),
  /** Posts the stock. */
  fulfilled: ErpStatusId.parse('9'),
  cancelled: ErpStatusId.parse('12'),
  /** Neither reserves nor posts. */
  other: ErpStatusId.parse('30'),
} as const;

/** T of the domain rules. What the model's Bling does late, it does within it. */
export const RELEASE_MS = 60_000;
/** How long a checkout holds what is not paid. */
export const HOLD_MS = 3_600_000;
export const MINUTE_MS = 60_000;
