import { getMunicipalities } from '@brazilian-utils/brazilian-utils';

type Municipality = ReturnType<typeof getMunicipalities>[number];
export type StateCode = Municipality['stateCode'];

/** First five digits of a CEP, both ends included. */
const CEP_RANGES: Readonly<Record<StateCode, readonly (readonly [from: number, to: number])[]>> = {
  SP: [[1_000, 19_999]],
  RJ: [[20_000, 28_999]],
  ES: [[29_000, 29_999]],
  MG: [[30_000, 39_999]],
  BA: [[40_000, 48_999]],
  SE: [[49_000, 49_999]],
  PE: [[50_000, 56_999]],
  AL: [[57_000, 57_999]],
  PB: [[58_000, 58_999]],
  RN: [[59_000, 59_999]],
  CE: [[60_000, 63_999]],
  PI: [[64_000, 64_999]],
  MA: [[65_000, 65_999]],
  PA: [[66_000, 68_899]],
  AP: [[68_900, 68_999]],
  AM: [
    [69_000, 69_299],
    [69_400, 69_899],
  ],
  RR: [[69_300, 69_399]],
  AC: [[69_900, 69_999]],
  DF: [
    [70_000, 72_799],
    [73_000, 73_699],
  ],
  GO: [
    [72_800, 72_999],
    [73_700, 76_799],
  ],
  RO: [[76_800, 76_999]],
  TO: [[77_000, 77_999]],
  MT: [[78_000, 78_899]],
  MS: [[79_000, 79_999]],
  PR: [[80_000, 87_999]],
  SC: [[88_000, 89_999]],
  RS: [[90_000, 99_999]],
};

/** `undefined` for abroad (`EX`) and what is no state. */
export function stateCode(uf: string): StateCode | undefined {
  const wanted = uf.toUpperCase();
  return Object.keys(CEP_RANGES).find((state): state is StateCode => state === wanted);
}

export function isCepOf(state: StateCode, cep: string): boolean {
  const start = Number(cep.replaceAll(/\D/g, '').slice(0, 5));
  return CEP_RANGES[state].some(([from, to]) => start >= from && start <= to);
}

/** The states that have a municipality of this name, accents and case aside. */
export function statesOf(municipality: string): StateCode[] {
  const wanted = plainName(municipality);
  return getMunicipalities()
    .filter(({ name }) => plainName(name) === wanted)
    .map((found) => found.stateCode);
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toUpperCase();
}
