/** A promise that was not kept, and what shows it. `DEFECT`: the program itself says that it is wrong. */
export interface Breach {
  readonly promise: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9' | 'P10' | 'DEFECT';
  readonly evidence: string;
}

export function toBreaches(promise: Breach['promise'], lines: readonly string[]): Breach[] {
  return lines.map((evidence) => ({ promise, evidence }));
}
