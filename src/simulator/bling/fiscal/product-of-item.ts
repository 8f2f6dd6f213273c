import { findBySku } from '../state/product.ts';
import type { Product } from '../state/records.ts';
import type { Account } from '../world.ts';
import type { NoteItem } from './note-fields.ts';

type Line = Pick<NoteItem, 'codigo' | 'produtoId'>;

/** The product of the sale; after a PUT a line knows its product by the SKU alone. */
export function productOfItem(account: Account, { codigo, produtoId }: Line): Product | undefined {
  return account.products.get(produtoId) ?? findBySku(account, codigo);
}

/** GTIN of the product as it is now: no call writes it on a note (guide 5.11). */
export function gtinOf(account: Account, line: Line): string {
  return productOfItem(account, line)?.fields.gtin ?? '';
}
