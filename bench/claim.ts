/** One claim about this program, measured against something else in the same run. */
export interface Claim {
  /** For `--only`. */
  readonly name: string;
  readonly says: string;
  measure(bench: Bench): Promise<readonly Figure[]>;
}

/** What a measurement is given. */
export interface Bench {
  /** Short rounds: to see that it runs, not to be quoted. */
  readonly quick: boolean;
  /** For databases and logs of this claim; removed at the end. */
  readonly folder: string;
  /** Started once they are asked for. */
  servers(): Promise<Servers>;
  /** A line of progress for people. */
  tell(line: string): void;
}

/** Addresses of database servers that keep what they commit; absent where they cannot be had. */
export interface Servers {
  readonly postgres: string | undefined;
  readonly mysql: string | undefined;
}

export interface Figure {
  readonly name: string;
  /** What is divided by what. */
  readonly of: string;
  readonly ratio: number;
  /** In words; `none` when the figure is only reported. */
  readonly aim: string;
  /** Whether the aim was reached; `true` when there is none. */
  readonly met: boolean;
  /** What the ratio was made of, each name with its unit. */
  readonly absolutes: Readonly<Record<string, number | string>>;
}

/** How far a ratio is from what was aimed at. */
export function atLeast(ratio: number, aim: number, words = ''): Pick<Figure, 'aim' | 'met'> {
  return { aim: `>= ${aim}${words}`, met: ratio >= aim };
}

export function atMost(ratio: number, aim: number, words = ''): Pick<Figure, 'aim' | 'met'> {
  return { aim: `<= ${aim}${words}`, met: ratio <= aim };
}
