import { isObject, mergeDeep, type JsonObject } from '../wire/body.ts';
import type { Account } from '../world.ts';
import { EMPTY_PRODUCT } from './product-defaults.ts';
import {
  readProduct,
  requireFreeSku,
  requireKit,
  requireProductFields,
  requireVariations,
} from './product-rules.ts';
import { addProduct, changeProduct } from './product-store.ts';
import type { Product } from './records.ts';
import { variationObjects, writeVariations, type VariationsReply } from './variations.ts';

/** `data` of POST, PUT and PATCH. `variations` is null for a product without any (measured). */
export interface ProductReply {
  readonly id: number;
  readonly variations: VariationsReply | null;
  readonly warnings: readonly string[];
}

export function createProduct(account: Account, body: JsonObject): ProductReply {
  requireProductFields(body);
  const fields = readProduct(mergeDeep(EMPTY_PRODUCT, body));
  const variations = variationObjects(body);
  requireVariations(fields.formato, variations);
  requireKit(account, fields);
  requireFreeSku(account, fields.codigo);
  for (const variation of variations) requireFreeSku(account, skuOf(variation));
  const product = addProduct(account, { fields });
  const reply = writeVariations(account, product, { bodies: variations, mode: 'replace' });
  return replyOf(product, reply);
}

/** PUT: what is not sent is cleared, variations that are not sent are removed (guide 5.2). */
export function replaceProduct(account: Account, product: Product, body: JsonObject): ProductReply {
  requireProductFields(body);
  return write(account, product, { merged: mergeDeep(EMPTY_PRODUCT, body), body, mode: 'replace' });
}

/** PATCH: only what is sent changes, inside groups too (measured). */
export function patchProduct(account: Account, product: Product, body: JsonObject): ProductReply {
  return write(account, product, { merged: mergeDeep(product.fields, body), body, mode: 'merge' });
}

function write(
  account: Account,
  product: Product,
  change: { merged: JsonObject; body: JsonObject; mode: 'replace' | 'merge' },
): ProductReply {
  const fields = readProduct(change.merged);
  const variations = variationObjects(change.body);
  if (change.mode === 'replace') requireVariations(fields.formato, variations);
  requireKit(account, fields);
  requireFreeSku(account, fields.codigo, product.id);
  for (const variation of variations)
    requireFreeSku(account, skuOf(variation), Number(variation['id'] ?? 0));
  renameVariation(product, change.body);
  changeProduct(account, product, fields);
  const reply = writeVariations(account, product, { bodies: variations, mode: change.mode });
  return replyOf(product, reply);
}

function renameVariation(product: Product, body: JsonObject): void {
  const sent = body['variacao'];
  if (!product.variation || !isObject(sent)) return;
  if (typeof sent['nome'] === 'string') product.variation.nome = sent['nome'];
  if (typeof sent['ordem'] === 'number') product.variation.ordem = sent['ordem'];
}

function replyOf(product: Product, variations: VariationsReply): ProductReply {
  const isParent = product.fields.formato === 'V';
  return { id: product.id, variations: isParent ? variations : null, warnings: [] };
}

function skuOf(variation: JsonObject): string {
  return typeof variation['codigo'] === 'string' ? variation['codigo'] : '';
}
