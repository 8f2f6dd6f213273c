import type { Fields } from './input.ts';
import { isGiven, toInteger, toText } from './input.ts';
import { missingParams, Refusal } from './refusal.ts';
import type { Shop } from './shop.ts';
import type { Term } from './terms.ts';
import { encodeName, slugOf } from './wire-text.ts';

/** @throws {Refusal} `term_exists` with the id of the one that is there */
export function createTerm(shop: Shop, terms: Map<number, Term>, body: Fields): Term {
  if (!isGiven(body, 'name')) throw missingParams(['name']);
  const name = encodeName(toText(body['name']));
  const parent = toInteger(body['parent']);
  const known = [...terms.values()].find(
    (term) => term.name.toLowerCase() === name.toLowerCase() && term.parent === parent,
  );
  if (known) {
    throw new Refusal({
      status: 400,
      code: 'term_exists',
      message: 'A term with the name provided already exists with this parent.',
      data: { resource_id: known.id },
    });
  }
  const term: Term = {
    id: shop.ids.term(),
    name,
    slug: slugOf(toText(body['slug']) || name),
    parent,
    description: toText(body['description']),
  };
  terms.set(term.id, term);
  return term;
}

export function updateTerm(term: Term, body: Fields): Term {
  if (isGiven(body, 'name')) term.name = encodeName(toText(body['name']));
  if (isGiven(body, 'slug')) term.slug = slugOf(toText(body['slug']));
  if (isGiven(body, 'parent')) term.parent = toInteger(body['parent']);
  if (isGiven(body, 'description')) term.description = toText(body['description']);
  return term;
}
