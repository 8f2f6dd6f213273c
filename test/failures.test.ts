import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, it } from 'vitest';

import { documentedFailures } from '../scripts/failures-page.ts';

const SRC = resolve(import.meta.dirname, '../src');

it('every failure is documented, with a kind, and a code of its own', () => {
  const files = globSync('**/*.ts', { cwd: SRC }).filter(
    (file) => !/\.(test|builder)\.ts$/.test(file),
  );
  const codes = documentedFailures().map(({ code }) => code);
  const declared = files.flatMap((file) => [
    ...readFileSync(join(SRC, file), 'utf8').matchAll(/readonly code = '([^']+)'/g),
  ]);

  expect(codes.length).toBeGreaterThan(0);
  expect(new Set(declared.map(([, code]) => code))).toEqual(new Set(codes));
  expect(new Set(codes).size).toBe(codes.length);
});
