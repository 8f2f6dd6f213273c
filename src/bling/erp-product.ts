import type { ChannelId, ErpProductId } from '../commerce/ids.ts';
import type { StorePrice } from '../commerce/product.ts';
import type { Cents } from '../kernel/cents.ts';
import type { Quantity } from '../kernel/quantity.ts';

/** A simple product to be made in Bling. */
export interface NewErpProduct {
  readonly sku: string;
  readonly name: string;
  readonly priceCents: Cents;
  /** Up to 6 characters, such as `UN`. */
  readonly unit?: string | undefined;
  readonly shortDescription?: string | undefined;
  readonly description?: string | undefined;
  readonly brand?: string | undefined;
  readonly gtin?: string | undefined;
  readonly grossWeightKg?: Quantity | undefined;
}

/** Only what is given changes (guide 5.2: PATCH keeps the rest). */
export interface ErpProductChange {
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly priceCents?: Cents | undefined;
  readonly state?: 'active' | 'inactive' | undefined;
  readonly shortDescription?: string | undefined;
  readonly description?: string | undefined;
}

/** A product-store link as Bling has it (guide 5.3). */
export interface StoreLink extends StorePrice {
  readonly channelId: ChannelId;
}

/** A product-store link to be made or set. */
export interface NewStoreLink {
  readonly productId: ErpProductId;
  readonly channelId: ChannelId;
  /** The product's id or SKU in the store. */
  readonly storeCode: string;
  readonly priceCents: Cents;
  /** 0: no promotion. */
  readonly promotionCents: Cents;
}
