import type { Account } from '../world.ts';
import { productChanged, productDeleted } from './product-events.ts';
import type { ProductFields } from './product-fields.ts';
import { childrenOf } from './product.ts';
import type { Product } from './records.ts';

export interface NewProduct {
  readonly fields: ProductFields;
  readonly id?: number | undefined;
  readonly parentId?: number;
  readonly variation?: Product['variation'];
  readonly precoCusto?: number | undefined;
}

/** Puts a product into the account and tells the apps. Nothing is validated here. */
export function addProduct(account: Account, input: NewProduct): Product {
  const now = account.world.clock.now();
  const { fields } = input;
  const categoria =
    fields.categoria.id === 0 ? { id: account.defaultCategoryId } : fields.categoria;
  const product: Product = {
    id: input.id ?? account.world.ids.next(),
    fields: { ...fields, categoria },
    parentId: input.parentId,
    variation: input.variation,
    precoCusto: input.precoCusto ?? 0,
    includedAt: now,
    changedAt: now,
  };
  account.products.set(product.id, product);
  account.world.emit(account, productChanged(product, 'created'));
  return product;
}

export function changeProduct(account: Account, product: Product, fields: ProductFields): void {
  product.fields = fields;
  product.changedAt = account.world.clock.now();
  account.world.emit(account, productChanged(product, 'updated'));
}

/** `E` puts it into the trash, variations with it. */
export function setProductSituation(
  account: Account,
  product: Product,
  situacao: ProductFields['situacao'],
): void {
  changeProduct(account, product, { ...product.fields, situacao });
  if (situacao !== 'E') return;
  for (const child of childrenOf(account, product.id)) setProductSituation(account, child, 'E');
}

/** Deletes for good, variations with it. */
export function removeProduct(account: Account, product: Product): void {
  for (const child of childrenOf(account, product.id)) removeProduct(account, child);
  account.products.delete(product.id);
  account.world.emit(account, productDeleted(product.id));
}
