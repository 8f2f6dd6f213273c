import type { Context } from 'hono';
import type { z } from 'zod';

import { refuse, type RefusedField } from './refusal.ts';

export type JsonObject = Record<string, unknown>;

/** The body as an object. @throws a 400 for an empty body, an unreadable one, or another shape */
export async function readBody(c: Context): Promise<JsonObject> {
  const text = await c.req.text();
  if (text.trim() === '') throw refuse.empty();
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
  if (Object.keys(value).length === 0) throw refuse.empty();
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lays `patch` over `base`, groups inside groups; arrays are replaced, nulls mean "not given". */
export function mergeDeep(base: JsonObject, patch: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [name, value] of Object.entries(patch)) {
    const under = base[name];
    if (value === null || value === undefined) continue;
    merged[name] = isObject(value) && isObject(under) ? mergeDeep(under, value) : value;
  }
  return merged;
}

/** Reads the merged fields by their schema, or says which do not fit. */
export function readFields<Schema extends z.ZodType>(
  schema: Schema,
  value: JsonObject,
  toRefusal: (fields: RefusedField[]) => Error,
): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw toRefusal(
    read.error.issues.map((issue) => ({
      code: 0,
      msg: `O campo ${issue.path.join('.')} é inválido`,
      element: String(issue.path[0] ?? ''),
    })),
  );
}

/** A required field that is absent, null or empty. */
export function isMissing(body: JsonObject, name: string): boolean {
  const value = body[name];
  return value === undefined || value === null || value === '';
}
