import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { exitCodeAfter } from '../src/cli/exit-codes.ts';
import type { FailureKind } from '../src/kernel/failure.ts';
import { FAILURE_KINDS } from '../src/kernel/failure.ts';
import { ROOT } from './tool.ts';

interface DocumentedFailure {
  readonly code: string;
  readonly kind: FailureKind;
  /** The docstring of its class, in one line. */
  readonly meaning: string;
}

/** A class of a `failures.ts` with its docstring, code and kind. */
const FAILURE_CLASS =
  /\/\*\*((?:(?!\*\/).)*)\*\/\s*export class \w+ extends \w+ \{(?:(?!\nexport ).)*?code = '([^']+)'(?:(?!\nexport ).)*?kind(?:: FailureKind)? = '([^']+)'/gs;

/** Every failure of the program, by code. */
export function documentedFailures(): readonly DocumentedFailure[] {
  return globSync('src/**/{,*.}failures.ts', { cwd: ROOT })
    .flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(FAILURE_CLASS)])
    .map(([, doc = '', code = '', kind = '']) => ({
      code,
      kind: knownKind(kind),
      meaning: doc.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim(),
    }))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en'));
}

/** Lines of a table for docs/failures.md. */
export function failureRows(): readonly string[] {
  return documentedFailures().map(
    ({ code, kind, meaning }) =>
      `| \`${code}\` | ${kind} | ${exitCodeAfter({ code, kind })} | ${meaning.replaceAll('|', '\\|')} |`,
  );
}

function knownKind(text: string): FailureKind {
  const kind = FAILURE_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`no such kind of failure: ${text}`);
  return kind;
}
