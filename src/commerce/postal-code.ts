import { isValidCep } from '@brazilian-utils/brazilian-utils';

import { POSTAL_CODE_RANGES } from './postal-code-ranges.ts';

/** The eight digits of a CEP; `undefined` when it is none. */
export function readPostalCode(typed: string): string | undefined {
  return isValidCep(typed) ? typed.replaceAll(/\D/g, '') : undefined;
}

/** The two letters of the state that this CEP lies in; `undefined` when it is no CEP or lies in none. */
export function stateOfPostalCode(typed: string): string | undefined {
  const digits = readPostalCode(typed);
  if (digits === undefined) return undefined;
  const sector = Number(digits.slice(0, 5));
  const found = Object.entries(POSTAL_CODE_RANGES).find(([, ranges]) =>
    ranges.some(([from, to]) => sector >= from && sector <= to),
  );
  return found?.[0];
}
