import { z } from 'zod';

import { DEFAULT_OPTIONS, type OptionChanges } from '../options.ts';

/** Changes of options as JSON: known names only, each of the kind its default has. */
export const OptionsBody = z.custom<OptionChanges>(
  (value) => isLike(value, DEFAULT_OPTIONS),
  'unknown option, or a value of the wrong kind',
);

function isLike(value: unknown, sample: object): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const kinds = new Map(Object.entries(sample).map(([name, own]) => [name, kindOf(own)]));
  return Object.entries(value).every(([name, own]) => {
    const kind = kinds.get(name);
    return kind !== undefined && (kind === 'undefined' || kind === kindOf(own));
  });
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
