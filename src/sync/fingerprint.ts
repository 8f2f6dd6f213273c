import { createHash } from 'node:crypto';

/** The same facts give the same text, whatever the order of their fields. Not for secrets. */
export function fingerprint(facts: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(facts)) ?? '')
    .digest('hex')
    .slice(0, 32);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, ordered(part)]);
}
