import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, it } from 'vitest';

import { generatedDocs } from '../scripts/generated-docs.ts';

const ROOT = resolve(import.meta.dirname, '..');

it.each([...generatedDocs()])(
  '%s says what the code says (else run: node scripts/run.mjs docs)',
  (path, text) => {
    expect(readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n')).toBe(text);
  },
);
