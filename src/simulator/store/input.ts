/** A decoded JSON object of the outside world. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** PHP's `isset`: present and not null. */
export function isGiven(body: Fields, name: string): boolean {
  return body[name] !== undefined && body[name] !== null;
}

/** PHP's string cast. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value === true) return '1';
  return '';
}

/** PHP's int cast: `"abc"` is 0, `"7 pieces"` is 7, 1.5 is 1. */
export function toInteger(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = Number.parseFloat(toText(value));
  return Number.isFinite(number) ? Math.trunc(number) : 0;
}

/** `wc_string_to_bool`. */
export function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  return ['1', 'yes', 'true', 'on'].includes(toText(value).toLowerCase());
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function toFieldsList(value: unknown): readonly Fields[] {
  return toList(value).filter(isFields);
}

/**
 * A price as the shop stores it: not padded, Brazilian separators normalised, rubbish to empty (guide 4).
 */
export function toDecimal(value: unknown): string {
  const text = toText(value).trim();
  const plain = text.includes(',') ? text.replaceAll('.', '').replace(',', '.') : text;
  const cleaned = plain.replaceAll(/[^0-9.-]/g, '');
  return /^-?\d*\.?\d+$/.test(cleaned) ? cleaned : '';
}
