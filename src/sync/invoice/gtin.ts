/** GS1: 8, 12, 13 or 14 digits of which the last is the check digit. */
const LENGTHS = new Set([8, 12, 13, 14]);

/** Whether a bar code can be one. An empty one, and the words "SEM GTIN", are no bar code and no fault. */
export function isGtinOrNone(text: string): boolean {
  const gtin = text.trim();
  if (gtin === '' || /^sem gtin$/i.test(gtin)) return true;
  if (!/^\d+$/.test(gtin) || !LENGTHS.has(gtin.length)) return false;
  const digits = Array.from(gtin, Number);
  const check = digits.pop();
  // From the right, every other digit counts three times.
  const sum = digits.toReversed().reduce((total, digit, at) => total + digit * (at % 2 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10 === check;
}
