import { toBoolean, toFieldsList, toInteger, toList, toText } from '../input.ts';
import type { Shop } from '../shop.ts';
import { encodeName, slugOf } from '../wire-text.ts';
import type { AttributeChoice, Product, ProductAttribute } from './product.ts';

/** Global attributes by id, local ones by name (id 0). Missing global terms are made on the fly (guide 4). */
export function readAttributes(shop: Shop, wanted: unknown): ProductAttribute[] {
  return toFieldsList(wanted).flatMap((one, at) => {
    const taxonomy = shop.attributes.get(toInteger(one['id']));
    const name = taxonomy?.name ?? toText(one['name']);
    if (name === '') return [];
    const options = toList(one['options']).map(toText);
    if (taxonomy) options.forEach((option) => ensureTerm(shop, taxonomy.id, option));
    return [
      {
        id: taxonomy?.id ?? 0,
        name,
        position: one['position'] === undefined ? at : toInteger(one['position']),
        visible: toBoolean(one['visible']),
        variation: toBoolean(one['variation']),
        options,
      },
    ];
  });
}

function ensureTerm(shop: Shop, taxonomyId: number, name: string): void {
  const terms = shop.attributes.get(taxonomyId)?.terms;
  if (!terms || [...terms.values()].some((term) => term.name === name)) return;
  const id = shop.ids.term();
  terms.set(id, { id, name: encodeName(name), slug: slugOf(name), parent: 0, description: '' });
}

/** Which option of the parent's attributes a variation is; unknown attributes are left out. */
export function readChoices(parent: Product, wanted: unknown): AttributeChoice[] {
  const chosen = toFieldsList(wanted);
  return parent.attributes
    .filter((attribute) => attribute.variation)
    .flatMap((attribute) => {
      const choice = chosen.find((one) =>
        toInteger(one['id']) > 0
          ? toInteger(one['id']) === attribute.id
          : toText(one['name']).toLowerCase() === attribute.name.toLowerCase(),
      );
      const option = toText(choice?.['option']);
      return option === ''
        ? []
        : [{ id: attribute.id, name: attribute.name, option: knownOption(attribute, option) }];
    });
}

/** An option that is no term is accepted in lower case (guide 4). */
function knownOption(attribute: ProductAttribute, option: string): string {
  return attribute.options.includes(option) ? option : option.toLowerCase();
}
