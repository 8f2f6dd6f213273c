import { parseArgs } from 'node:util';

export interface SimulateOptions {
  readonly from: number;
  readonly seeds: number;
  readonly days: number;
  readonly workers: number;
  readonly planted: boolean;
  /** Of the planted mistakes those whose name holds this. */
  readonly only: string;
  readonly json: boolean;
  /** One seed alone, told at length. */
  readonly single: boolean;
}

/** @throws {TypeError} for an unknown option or a number that is none */
export function readOptions(args: readonly string[]): SimulateOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '1000' },
      seed: { type: 'string' },
      days: { type: 'string', default: '2' },
      workers: { type: 'string', default: '2' },
      only: { type: 'string', default: '' },
      planted: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const single = values.seed !== undefined;
  return {
    single,
    from: toNumber('from', values.seed ?? values.from),
    seeds: single ? 1 : toNumber('seeds', values.seeds),
    days: toNumber('days', values.days),
    workers: single ? 1 : toNumber('workers', values.workers),
    planted: values.planted,
    only: values.only,
    json: values.json,
  };
}

function toNumber(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new TypeError(`--${name} takes a whole number above 0, not ${text}`);
  return Number(text);
}
