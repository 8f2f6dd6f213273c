import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Ends after the proof. Without a terminal it always does. */
  readonly once: boolean;
  /** The last line is one JSON object; everything for people goes to standard error. */
  readonly json: boolean;
  readonly seed: number;
  /** How often TotoroACDC is killed (-9) and started again. */
  readonly kill: number;
  /** Checks every call to Bling against its contract, with the proxy of the reference. */
  readonly contract: boolean;
}

/** @throws {TypeError | RangeError} for an option that does not exist, or a number that is none */
export function readOptions(line: readonly string[], isTerminal: boolean | undefined): DemoOptions {
  const { values } = parseArgs({
    args: [...line],
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      kill: { type: 'string', default: '0' },
      contract: { type: 'boolean', default: false },
    },
  });
  return {
    once: values.once || !isTerminal,
    json: values.json,
    seed: wholeNumber('--seed', values.seed),
    kill: wholeNumber('--kill', values.kill),
    contract: values.contract,
  };
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new RangeError(`${name} quer um número inteiro, não "${text}"`);
}
