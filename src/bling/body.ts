import { centsToNumber } from '../kernel/cents.ts';

/** A body as JSON text. Fields that are `undefined` are left out. */
export function toBody(body: unknown): string {
  return JSON.stringify(body);
}

/** An id as the number that Bling wants, whatever its length. */
export function wireId(id: string): unknown {
  return Number.isSafeInteger(Number(id)) ? Number(id) : rawNumber(id);
}

/** `{ id }`, as Bling links things. */
export function link(id: string): { readonly id: unknown } {
  return { id: wireId(id) };
}

export const reais = centsToNumber;

/** At most so many characters; a text left empty is left out. */
export function clip(text: string, length: number): string | undefined {
  const clipped = Array.from(text.trim()).slice(0, length).join('').trim();
  return clipped === '' ? undefined : clipped;
}

/** `JSON.rawJSON`, which the type library does not know yet: digits beyond 2^53 as they are. */
function rawNumber(digits: string): unknown {
  const raw: unknown = Reflect.get(JSON, 'rawJSON');
  return typeof raw === 'function' ? Reflect.apply(raw, JSON, [digits]) : digits;
}
