import type { Meta } from '../meta.ts';

export const PRODUCT_TYPES = ['simple', 'grouped', 'external', 'variable'] as const;
export const PRODUCT_STATUSES = [
  'draft',
  'pending',
  'private',
  'publish',
  'future',
  'auto-draft',
  'trash',
] as const;
export const STOCK_STATUSES = ['instock', 'outofstock', 'onbackorder'] as const;

export interface ProductImage {
  readonly id: number;
  readonly src: string;
  readonly name: string;
  readonly alt: string;
  readonly addedAt: number;
}

export interface ProductAttribute {
  readonly id: number;
  readonly name: string;
  readonly position: number;
  readonly visible: boolean;
  readonly variation: boolean;
  readonly options: readonly string[];
}

export interface AttributeChoice {
  readonly id: number;
  readonly name: string;
  readonly option: string;
}

/** A product or a variation as the shop keeps it. Prices are the strings of the wire, instants epoch ms. */
export interface Product {
  readonly id: number;
  type: (typeof PRODUCT_TYPES)[number] | 'variation';
  readonly parentId: number;
  name: string;
  slug: string;
  status: string;
  readonly createdAt: number;
  modifiedAt: number;
  sku: string;
  gtin: string;
  regularPrice: string;
  salePrice: string;
  saleFrom: number | null;
  saleTo: number | null;
  manageStock: boolean;
  stockQuantity: number | null;
  stockStatus: string;
  backorders: string;
  lowStockAmount: number | null;
  weight: string;
  dimensions: { length: string; width: string; height: string };
  categoryIds: number[];
  tagIds: number[];
  brandIds: number[];
  images: ProductImage[];
  attributes: ProductAttribute[];
  defaultAttributes: AttributeChoice[];
  /** Of a variation only. */
  choices: AttributeChoice[];
  /** Fields the shop only stores: featured, description, virtual, ... by wire name. */
  plain: Record<string, unknown>;
  readonly meta: Meta[];
  totalSales: number;
}
