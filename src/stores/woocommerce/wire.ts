import { z } from 'zod';

import type { Cents } from '../../kernel/cents.ts';
import { NO_MONEY, parseCents } from '../../kernel/cents.ts';
import { plainText } from './plain-text.ts';

/** Types as they really come: numbers as text, text as numbers, `null` and `""` for nothing (guide 4, 5). */

const AMOUNT = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

const Scalar = z.union([z.string(), z.number(), z.boolean()]).nullish();

export const Id = z
  .union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative()])
  .transform(String);

/** `"0"` when there is none. */
export const OptionalId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((id) => (/^\d{1,20}$/.test(String(id)) ? String(id) : '0'));

/** As it stands, HTML included. */
export const RawText = Scalar.transform((text) => String(text ?? ''));

/** One line, entities decoded. */
export const Text = Scalar.transform((text) => plainText(String(text ?? '')).trim());

/** Money of an order. Nothing is 0; anything that is no amount is an error, never 0. */
export const Money = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((amount) => String(amount ?? '').trim())
  .pipe(z.union([z.literal(''), z.string().regex(AMOUNT, 'not an amount')]))
  .transform((amount): Cents => (amount === '' ? NO_MONEY : parseCents(amount)));

/** A price tag. Empty, and what a shop may have stored instead of a price, is no price. */
export const Price = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((amount) => String(amount ?? '').trim())
  .transform((amount) => (AMOUNT.test(amount) ? parseCents(amount) : undefined));

/** `*_gmt` times carry no zone and are UTC. As epoch ms. */
export const Instant = z
  .string()
  .nullish()
  .transform((text) => {
    if (!text) return undefined;
    const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
    return Number.isNaN(at) ? undefined : at;
  });

/** Units as a number; `undefined` when there are none to speak of. */
export const Units = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((units) => (AMOUNT.test(String(units)) ? Number(units) : undefined));

/** PHP writes a list with holes as an object, and sometimes `null` for an empty one. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .unknown()
    .optional()
    .transform((list) => (typeof list === 'object' && list !== null ? Object.values(list) : []))
    .pipe(z.array(item));
}

/** Values of `meta_data` by key; of a repeated key the last. Values that are no plain text are passed over. */
export const Meta = listOf(z.object({ key: RawText, value: z.unknown() })).transform(
  (entries): ReadonlyMap<string, string> =>
    new Map(
      entries.flatMap(({ key, value }) =>
        typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [],
      ),
    ),
);
