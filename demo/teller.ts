/** Tells people what happens. */
export interface Teller {
  /** The beginning of a scene. */
  scene(title: string): void;
  say(line: string): void;
  /** A line for programs, on standard output, always the last one. */
  result(value: unknown): void;
}

export function createTeller(json: boolean): Teller {
  const people = json ? process.stderr : process.stdout;
  const beganAt = performance.now();
  const clock = () => {
    const seconds = Math.floor((performance.now() - beganAt) / 1_000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };
  return {
    scene: (title) => void people.write(`\n${clock()}  ${title}\n`),
    say: (line) => void people.write(`      ${line}\n`),
    result: (value) => void (json && process.stdout.write(`${JSON.stringify(value)}\n`)),
  };
}
