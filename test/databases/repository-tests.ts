import { posix } from 'node:path';

import { parseSync } from 'oxc-parser';

const ON_EACH = 'describeOnEachDatabase';

interface TestFacts {
  /** Files that it uses at run time, relative to the root. */
  readonly uses: readonly string[];
  readonly runsOnEach: boolean;
}

/**
 * Repositories that no test calls on every engine: neither a `*.test.ts` that says `describeOnEachDatabase`
 * imports it, nor a `*.suite.ts` that such a test runs or that says so itself and is run. Types do not count.
 *
 * @param files path relative to the root, with `/`, to text
 */
export function untestedRepositories(files: ReadonlyMap<string, string>): readonly string[] {
  const facts = new Map<string, TestFacts>();
  for (const [file, text] of files)
    if (/\.(test|suite)\.ts$/.test(file)) facts.set(file, factsOf(file, text));

  const tested = new Set<string>();
  const follow = (file: string, isOnEach: boolean): void => {
    const here = facts.get(file);
    if (!here) return;
    const runsOnEach = isOnEach || here.runsOnEach;
    for (const used of here.uses) {
      if (runsOnEach) tested.add(used);
      if (used.endsWith('.suite.ts')) follow(used, runsOnEach);
    }
  };
  for (const file of facts.keys()) if (file.endsWith('.test.ts')) follow(file, false);
  return [...files.keys()].filter((file) => file.endsWith('.repository.ts') && !tested.has(file));
}

function factsOf(file: string, text: string): TestFacts {
  const { module } = parseSync(file, text);
  const imports = module.staticImports.filter(({ entries }) =>
    entries.some(({ isType }) => !isType),
  );
  const names = imports.flatMap(({ entries }) => entries.map((entry) => entry.importName.name));
  return {
    uses: imports.map(({ moduleRequest }) => posix.join(posix.dirname(file), moduleRequest.value)),
    runsOnEach: names.includes(ON_EACH),
  };
}
