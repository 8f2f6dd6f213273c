import { parseArgs } from 'node:util';

import { DATABASE_KINDS } from './databases.ts';

export const SCENARIOS = [...DATABASE_KINDS, 'disk'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface ChaosOptions {
  /** Of faults in all; connecting and settling come on top. */
  readonly minutes: number;
  readonly seed: number;
  /** The last line is one JSON object; everything for people goes to standard error. */
  readonly json: boolean;
  readonly only: readonly ScenarioName[];
}

/** @throws {TypeError | RangeError} for an option that does not exist, or a value that is none */
export function readOptions(line: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...line],
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const unknown = values.only.find((name) => !SCENARIOS.some((known) => known === name));
  if (unknown !== undefined) throw new RangeError(`--only wants one of ${SCENARIOS.join(', ')}`);
  return {
    minutes: readNumber('--minutes', values.minutes, /^\d{1,4}(\.\d+)?$/),
    seed: readNumber('--seed', values.seed, /^\d{1,9}$/),
    json: values.json,
    only: SCENARIOS.filter((name) => values.only.length === 0 || values.only.includes(name)),
  };
}

function readNumber(name: string, text: string, pattern: RegExp): number {
  if (pattern.test(text)) return Number(text);
  throw new RangeError(`${name} wants a number, not "${text}"`);
}
