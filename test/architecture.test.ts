import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import { describe, expect, it } from 'vitest';

import { breachesOf } from './architecture-rules.ts';

const ROOT = resolve(import.meta.dirname, '..');

function filesBelow(folder: string): Map<string, string> {
  if (!existsSync(join(ROOT, folder))) return new Map();
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[mt]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [
      relative(join(ROOT, folder), file).split(sep).join('/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}

describe('architecture', () => {
  const src = filesBelow('src');

  it('keeps every file of the program to what its place allows', () => {
    expect(src.size).toBeGreaterThan(0);
    expect(breachesOf(src)).toEqual([]);
  });

  it.each(['src', 'test', 'scripts', 'demo', 'bench'])(
    'keeps every file of %s, tests included, short enough to read in one sitting',
    (folder) => {
      const long = [...filesBelow(folder)].filter(([, text]) => text.split('\n').length > 301);

      expect(long.map(([file]) => file)).toEqual([]);
    },
  );
});
