import { z } from 'zod';

import { parseCents } from '../kernel/cents.ts';
import type { Quantity } from '../kernel/quantity.ts';
import { quantity } from '../kernel/quantity.ts';
import { fromSaoPaulo } from '../kernel/sao-paulo-time.ts';

/*
 * Readers of single fields of Bling's JSON. Empty values come in many forms (guide 1.5): null, "",
 * 0, "0000-00-00", or no field at all; numbers carry single-precision noise or come as text.
 */

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();

/** A text; anything empty is `''`. */
export const text = scalar.transform((value) => String(value ?? '').trim());

/** A whole number of a closed table, such as a type or a value. */
export const tableNumber = scalar.transform((value) =>
  value === null || value === undefined || value === '' ? undefined : Number(value),
);

/** `true`, `1`, `"1"`, `"S"`. */
export const flag = scalar.transform((value) =>
  ['true', '1', 's'].includes(String(value).toLowerCase()),
);

const decimal = scalar
  .transform((value) => String(value ?? '').trim() || '0')
  .refine(isDecimal, 'not a number');
const knownDecimal = z
  .union([z.number(), z.string()])
  .transform((value) => String(value).trim())
  .refine(isDecimal, 'not a number');

/** Money in reais, to the cent; empty is 0. */
export const money = decimal.transform((value) => parseCents(value));

/** Where a missing number must not pass for 0: a price. */
export const knownMoney = knownDecimal.transform((value) => parseCents(value));

/** Units or kilograms, to four decimals; empty is 0. */
export const amount = decimal.transform(toQuantity);

/** Where a missing number must not pass for 0: a balance. */
export const knownAmount = knownDecimal.transform(toQuantity);

/** A date or date-time of São Paulo, as epoch ms. */
export const instant = scalar.transform((value) => fromSaoPaulo(String(value ?? '')));

/** An id that must be there, as text of digits. */
export function idAs<Schema extends z.ZodType<unknown, string>>(schema: Schema) {
  return z
    .union([z.number(), z.string()])
    .transform((value) => String(value))
    .pipe(schema);
}

/** An id in a field of its own, where `0`, null, "" and absence all mean: none (guide 1.5). */
export function optionalId<Schema extends z.ZodType<unknown, string>>(schema: Schema) {
  return scalar
    .transform((value) => String(value ?? ''))
    .pipe(z.union([z.enum(['', '0']).transform(() => undefined), schema]));
}

/** The id of a linked object `{ id }`, which may be none. */
export function linkTo<Schema extends z.ZodType<unknown, string>>(schema: Schema) {
  return z
    .object({ id: scalar })
    .nullish()
    .transform((linked) => linked?.id)
    .pipe(optionalId(schema));
}

/** A list that may be null, absent or, once more, an empty text. */
export function listOf<Schema extends z.ZodType>(item: Schema) {
  return z
    .union([z.array(item), z.null(), z.literal('')])
    .optional()
    .transform((found) => found || []);
}

/** An id without a brand of ours, as text of digits. */
export const Digits = z.string().regex(/^\d{1,20}$/, 'not an id');

function isDecimal(value: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
}

/** Whole numbers exactly; others without the noise of single precision. */
function toQuantity(value: string): Quantity {
  return /^-?\d+$/.test(value) ? quantity(value) : quantity(Number(value).toFixed(4));
}
