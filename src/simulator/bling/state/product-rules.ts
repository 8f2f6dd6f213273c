import { isMissing, readFields, type JsonObject } from '../wire/body.ts';
import { refuse, type RefusedField } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { ProductFields } from './product-fields.ts';
import { findBySku } from './product.ts';

const NAMESPACE = 'PRODUTOS';

/** Reads a complete product, with NCM and CEST formatted as Bling shows them (measured). */
export function readProduct(value: JsonObject): ProductFields {
  const fields = readFields(ProductFields, value, refuseProduct);
  fields.tributacao.ncm = fields.tributacao.ncm.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1.$2.$3');
  fields.tributacao.cest = fields.tributacao.cest.replace(/^(\d{2})(\d{3})(\d{2})$/, '$1.$2.$3');
  return fields;
}

export function requireProductFields(body: JsonObject): void {
  const missing = ['nome', 'tipo', 'situacao', 'formato'].filter((name) => isMissing(body, name));
  if (missing.length > 0) throw refuseProduct(missing.map(missingField));
}

/** The code and element of a duplicate SKU are not recorded (guide 8.23); the text is. */
export function requireFreeSku(account: Account, codigo: string, exceptId?: number): void {
  if (!account.world.options.skuIsUnique) return;
  const taken = findBySku(account, codigo, exceptId);
  if (!taken) return;
  const msg = `O código ${codigo} já foi cadastrado para o produto ${taken.fields.nome}`;
  throw refuseProduct([{ code: 0, msg, element: 'codigo', namespace: NAMESPACE }]);
}

/** Code 93 is noted for a parent without variations; its text is ours (guide 7.2). */
export function requireVariations(formato: string, variations: readonly JsonObject[]): void {
  if (formato !== 'V' || variations.length > 0) return;
  const msg = 'É necessário informar ao menos uma variação para o produto';
  throw refuseProduct([{ code: 93, msg, element: 'variacoes', namespace: NAMESPACE }]);
}

export function requireKit(account: Account, { formato, estrutura }: ProductFields): void {
  if (formato !== 'E') return;
  const { componentes } = estrutura;
  if (
    componentes.length > 0 &&
    componentes.every(({ produto }) => account.products.has(produto.id))
  )
    return;
  const msg = 'Os componentes da composição são inválidos';
  throw refuseProduct([{ code: 0, msg, element: 'estrutura', namespace: NAMESPACE }]);
}

export function refuseProduct(fields: readonly RefusedField[]): Error {
  return refuse.save('produto', fields);
}

function missingField(name: string): RefusedField {
  return {
    code: 0,
    msg: `O campo ${name} é obrigatório`,
    element: name,
    namespace: NAMESPACE,
  };
}
