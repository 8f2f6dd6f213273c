/** A random span of time, both ends included, in milliseconds. */
export interface Span {
  readonly min: number;
  readonly max: number;
}
