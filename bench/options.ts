import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** One JSON object as the last line of standard output. */
  readonly json: boolean;
  readonly quick: boolean;
  /** Names of claims; all when empty. */
  readonly only: readonly string[];
}

/** @throws {TypeError} of an option that there is not */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  return { ...values, only: values.only.flatMap((names) => names.split(',')) };
}
