/** One call as it arrived, whether or not it was served. The judge of every client. */
export interface LogEntry {
  /** Epoch milliseconds of the arrival. */
  readonly at: number;
  /** Same instant on the clock that never goes back. */
  readonly monotonicMs: number;
  /** Account key, or `''` when the token did not tell. */
  account: string;
  readonly method: string;
  /** Below `/Api/v3`, such as `/produtos/16600000001`. */
  readonly path: string;
  /** Raw query string, with `?` when not empty. */
  readonly query: string;
  /** `0` while unanswered and for a call that never got an answer. */
  status: number;
  /** Whether a write was carried out, also when its answer was lost. */
  appliedWrite: boolean;
  /** Name of the fault it met. */
  faulted: string | undefined;
}

export interface CallLog {
  readonly entries: readonly LogEntry[];
  /** Most calls that arrived within any one second, of one account or of all in total. */
  maxInOneSecond(account?: string): number;
  countStatus(status: number, account?: string): number;
  /** Calls other than GET that were carried out. */
  writes(account?: string): readonly LogEntry[];
}

export function createCallLog(): CallLog & { add(entry: LogEntry): void } {
  const entries: LogEntry[] = [];
  const of = (account?: string) =>
    account === undefined ? entries : entries.filter((entry) => entry.account === account);
  return {
    entries,
    add: (entry) => void entries.push(entry),
    maxInOneSecond: (account) => maxInOneSecond(of(account).filter(isApiCall)),
    countStatus: (status, account) => of(account).filter((entry) => entry.status === status).length,
    writes: (account) => of(account).filter(({ appliedWrite }) => appliedWrite),
  };
}

/** Token calls have their own rule (guide 3.3), documents behind links have none. */
function isApiCall({ path }: LogEntry): boolean {
  return !path.startsWith('/oauth') && !path.includes('.php');
}

function maxInOneSecond(calls: readonly LogEntry[]): number {
  const instants = calls
    .map(({ monotonicMs }) => monotonicMs)
    .toSorted((one, other) => one - other);
  let max = 0;
  let first = 0;
  for (const [last, at] of instants.entries()) {
    while (at - (instants[first] ?? at) >= 1_000) first += 1;
    max = Math.max(max, last - first + 1);
  }
  return max;
}
