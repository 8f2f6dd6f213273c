/** A quantity that jumps at instants; before the first step it is `opening`. Epoch ms, units. */
export interface Timeline {
  readonly opening: number;
  /** Oldest first. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly at: number;
  readonly change: number;
}

/** The value once everything at `at` has happened. */
export function valueAt({ opening, steps }: Timeline, at: number): number {
  return sum(
    opening,
    steps.filter((step) => step.at <= at),
  );
}

/** The value just before anything at `at` happens. */
export function valueBefore({ opening, steps }: Timeline, at: number): number {
  return sum(
    opening,
    steps.filter((step) => step.at < at),
  );
}

function sum(opening: number, steps: readonly Step[]): number {
  return steps.reduce((total, { change }) => total + change, opening);
}
