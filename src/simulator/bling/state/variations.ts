import { isObject, mergeDeep, type JsonObject } from '../wire/body.ts';
import type { Account } from '../world.ts';
import { EMPTY_PRODUCT } from './product-defaults.ts';
import { readProduct, refuseProduct } from './product-rules.ts';
import { addProduct, changeProduct, removeProduct } from './product-store.ts';
import { childrenOf } from './product.ts';
import type { Product } from './records.ts';

interface SavedVariation {
  readonly id: number;
  readonly nomeVariacao: string;
}

export interface VariationsReply {
  readonly deleted: SavedVariation[];
  readonly updated: SavedVariation[];
  readonly saved: SavedVariation[];
}

export function variationObjects(body: JsonObject): JsonObject[] {
  const sent = body['variacoes'];
  return Array.isArray(sent) ? sent.filter(isObject) : [];
}

/** Children by `id` are updated, those without one are new; `replace` removes what was not sent. */
export function writeVariations(
  account: Account,
  parent: Product,
  { bodies, mode }: { bodies: readonly JsonObject[]; mode: 'replace' | 'merge' },
): VariationsReply {
  const reply: VariationsReply = { deleted: [], updated: [], saved: [] };
  const kept = new Set<number>();
  for (const [index, body] of bodies.entries()) {
    const known = childById(account, parent, body['id']);
    const child = known
      ? updateChild(account, known, { body, mode })
      : addChild(account, parent, { body, ordem: index + 1 });
    (known ? reply.updated : reply.saved).push(savedVariation(child));
    kept.add(child.id);
  }
  if (mode === 'merge') return reply;
  for (const child of childrenOf(account, parent.id)) {
    if (kept.has(child.id)) continue;
    reply.deleted.push(savedVariation(child));
    removeProduct(account, child);
  }
  return reply;
}

function childById(account: Account, parent: Product, id: unknown): Product | undefined {
  if (typeof id !== 'number' || id === 0) return undefined;
  const child = account.products.get(id);
  if (child?.parentId === parent.id) return child;
  const msg = `A variação ${id} não pertence ao produto`;
  throw refuseProduct([{ code: 0, msg, element: 'variacoes', namespace: 'PRODUTOS' }]);
}

function addChild(
  account: Account,
  parent: Product,
  { body, ordem }: { body: JsonObject; ordem: number },
): Product {
  const variation = variationOf(body, ordem);
  const base = variation.cloneInfo ? clonedFrom(parent) : EMPTY_PRODUCT;
  const named = { nome: `${parent.fields.nome} ${variation.nome}`.slice(0, 120) };
  const fields = readProduct(mergeDeep(mergeDeep(base, named), { ...body, variacoes: undefined }));
  return addProduct(account, { fields, parentId: parent.id, variation });
}

function updateChild(
  account: Account,
  child: Product,
  { body, mode }: { body: JsonObject; mode: 'replace' | 'merge' },
): Product {
  const base = mode === 'replace' ? EMPTY_PRODUCT : child.fields;
  if (isObject(body['variacao'])) child.variation = variationOf(body, child.variation?.ordem ?? 1);
  changeProduct(account, child, readProduct(mergeDeep(base, body)));
  return child;
}

function clonedFrom(parent: Product): JsonObject {
  const { codigo, gtin, formato, midia, estrutura } = EMPTY_PRODUCT;
  return { ...parent.fields, codigo, gtin, formato, midia, estrutura };
}

function variationOf(body: JsonObject, ordem: number) {
  const sent = isObject(body['variacao']) ? body['variacao'] : {};
  const parent = isObject(sent['produtoPai']) ? sent['produtoPai'] : {};
  return {
    nome: typeof sent['nome'] === 'string' ? sent['nome'] : '',
    ordem: typeof sent['ordem'] === 'number' ? sent['ordem'] : ordem,
    cloneInfo: parent['cloneInfo'] === true,
  };
}

function savedVariation({ id, variation }: Product): SavedVariation {
  return { id, nomeVariacao: variation?.nome ?? '' };
}
