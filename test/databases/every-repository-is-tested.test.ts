import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { untestedRepositories } from './repository-tests.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function filesOfProgram(): ReadonlyMap<string, string> {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file.replaceAll('\\', '/')}`);
  return new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
}

const REPOSITORY = 'src/shelf/book.repository.ts';
const CALLS_IT = `import { createBooks } from './book.repository.ts';`;
const ON_EACH = `import { describeOnEachDatabase } from '../../test/databases/engines.ts';`;

describe('every repository', () => {
  it('is called by a test that runs on SQLite, PostgreSQL and MySQL', () => {
    const files = filesOfProgram();

    expect(
      [...files.keys()].filter((file) => file.endsWith('.repository.ts')).length,
    ).toBeGreaterThan(20);
    expect(untestedRepositories(files)).toEqual([]);
  });

  it.each([
    ['has no test', {}, false],
    ['has a test on one engine', { 'book.test.ts': CALLS_IT }, false],
    [
      'is named but as a type',
      { 'book.test.ts': `${ON_EACH} import type { Books } from './book.repository.ts';` },
      false,
    ],
    ['is reached through a builder alone', { 'book.builder.ts': `${ON_EACH}${CALLS_IT}` }, false],
    ['is in a suite that nothing runs', { 'book.suite.ts': `${ON_EACH}${CALLS_IT}` }, false],
    [
      'is in a suite that runs on one engine',
      { 'book.suite.ts': CALLS_IT, 'book.test.ts': `import { books } from './book.suite.ts';` },
      false,
    ],
    ['has a test on each', { 'book.test.ts': `${ON_EACH}${CALLS_IT}` }, true],
    [
      'is in a suite that runs on each',
      {
        'book.suite.ts': CALLS_IT,
        'book.test.ts': `${ON_EACH} import { books } from './book.suite.ts';`,
      },
      true,
    ],
    [
      'is in a suite of a suite that runs on each',
      {
        'book.suite.ts': CALLS_IT,
        'all.suite.ts': `${ON_EACH} import { books } from './book.suite.ts';`,
        'all.test.ts': `import { all } from './all.suite.ts';`,
      },
      true,
    ],
  ])('that %s is told apart', (_, tests, isTested) => {
    const files = Object.entries(tests).map(([name, text]) => [`src/shelf/${name}`, text] as const);

    const untested = untestedRepositories(new Map([[REPOSITORY, ''], ...files]));
    expect(untested).toEqual(isTested ? [] : [REPOSITORY]);
  });
});
