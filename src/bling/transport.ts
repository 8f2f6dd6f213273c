/** Text as JSON; integers beyond 2^53 stay as text, so that no digit of an id is lost. */
export function readJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text, keepDigits) };
  } catch {
    return { ok: false };
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value)) return value;
  return Number.isSafeInteger(value) ? value : (context?.source ?? value);
}
