import { z } from 'zod';

/**
 * Makes the schema of an id: a string that only its own schema can vouch for.
 *
 * A `StoreId` can then never be passed where an `AccountId` is wanted, and at run time it is still a
 * plain string that any database, log or URL takes as it is.
 */
export function idOf<const Name extends string>(name: Name, shape: RegExp) {
  return z.string().regex(shape, `not a ${name}`).brand<Name>();
}
