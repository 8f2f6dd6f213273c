/** A promise that was not kept, and what shows it. */
export interface Breach {
  readonly promise: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9' | 'P10' | 'DEFECT';
  readonly evidence: string;
}
