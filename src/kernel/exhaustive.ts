/** Turns a forgotten case into a type error now, and into a loud one later. */
export function exhaustive(value: never): never {
  throw new TypeError(`not handled: ${JSON.stringify(value)}`);
}
