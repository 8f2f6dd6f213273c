import type { Cents } from '../kernel/cents.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { ErpProductId } from './ids.ts';

/** What a product is made of: `parent` groups variations and has no stock, `kit` is made of components. */
export type ProductShape = 'simple' | 'parent' | 'variation' | 'kit';

/** Where a kit's balance comes from: computed from its components, or counted on its own. */
export type KitStock = 'from_components' | 'own';

export interface KitComponent {
  readonly productId: ErpProductId;
  /** Units of the component in one kit. */
  readonly quantity: Quantity;
}

export interface ProductAttribute {
  /** Such as `Tamanho`. */
  readonly name: string;
  /** Such as `G`. */
  readonly option: string;
}

/** A product of the ERP with everything that a store may show. */
export interface Product {
  readonly id: ErpProductId;
  readonly parentId: ErpProductId | undefined;
  readonly shape: ProductShape;
  /** Goods are sold; services and raw material are skipped with a reason. */
  readonly goods: boolean;
  readonly state: 'active' | 'inactive' | 'deleted';
  /** May be empty and may repeat: match once by it, then link by id. */
  readonly sku: string;
  readonly name: string;
  readonly priceCents: Cents;
  readonly shortDescription: string;
  /** HTML. */
  readonly description: string;
  readonly brand: string;
  readonly gtin: string;
  /** `undefined` when it was read before taxes were. */
  readonly tax?: ProductTax | undefined;
  readonly grossWeightKg: Quantity | undefined;
  readonly dimensionsCm: Dimensions | undefined;
  readonly attributes: readonly ProductAttribute[];
  readonly imageUrls: readonly string[];
  readonly kit:
    | { readonly stock: KitStock; readonly components: readonly KitComponent[] }
    | undefined;
  readonly variations: readonly Product[];
}

/** What an invoice says of a product. */
export interface ProductTax {
  /** NCM, digits only; may be empty. */
  readonly taxClass: string;
  /** CEST, digits only; may be empty. */
  readonly taxSubstitutionCode: string;
  /** Origin of the goods, 0 to 8. */
  readonly origin: number | undefined;
}

export interface Dimensions {
  readonly length: Quantity;
  readonly width: Quantity;
  readonly height: Quantity;
}

/** What a list row tells: enough to notice a change, not enough to publish. */
export interface ProductRow {
  readonly id: ErpProductId;
  readonly parentId: ErpProductId | undefined;
  readonly shape: ProductShape;
  readonly goods: boolean;
  readonly state: 'active' | 'inactive' | 'deleted';
  readonly sku: string;
  readonly name: string;
  readonly priceCents: Cents;
  readonly shortDescription: string;
  /** Signed and expiring: compare without its query. */
  readonly imageUrl: string;
}

/** The product as this one store should show it (from the product-store link). */
export interface StorePrice {
  readonly productId: ErpProductId;
  readonly linkId: string;
  /** Id or SKU in the store, as noted in the ERP. */
  readonly storeCode: string;
  /** 0 means: not set, the base price holds. */
  readonly priceCents: Cents;
  /** 0 means: no promotion. */
  readonly promotionCents: Cents;
}
