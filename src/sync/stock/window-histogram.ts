/** How long windows were, by the hour: counts by size, so that it stays small however many there were. */
export interface WindowHistogram {
  /** At most `HOURS_KEPT`, the oldest first. */
  readonly slots: readonly HourSlot[];
}

interface HourSlot {
  /** Hours since the epoch. */
  readonly hour: number;
  /** How many windows by size class; classes without any are absent. */
  readonly counts: Readonly<Record<string, number>>;
  readonly sumMs: number;
}

export interface WindowSummary {
  readonly windows: number;
  /** Half of them were at most so long; rounded up to the end of a class, at most a quarter too much. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly sumMs: number;
  /** From the beginning of the oldest hour that is kept until now. */
  readonly spanMs: number;
}

export const HOURS_KEPT = 6;
const HOUR_MS = 3_600_000;
const SMALLEST_MS = 20;
/** Each class ends a quarter above the one before; the last one takes all that is longer than ten minutes. */
const GROWTH = 1.25;
const LAST_CLASS = 47;

export const NO_WINDOWS: WindowHistogram = { slots: [] };

/** @param ms how long one window was; @param now epoch ms */
export function addWindow(
  { slots }: WindowHistogram,
  { ms, now }: { readonly ms: number; readonly now: number },
): WindowHistogram {
  const hour = Math.floor(now / HOUR_MS);
  const others = slots.filter((slot) => slot.hour !== hour && isKept(slot, now));
  const empty: HourSlot = { hour, counts: {}, sumMs: 0 };
  const { counts, sumMs } = slots.find((slot) => slot.hour === hour) ?? empty;
  const size = classOf(ms);
  const grown = {
    hour,
    counts: { ...counts, [size]: (counts[size] ?? 0) + 1 },
    sumMs: sumMs + Math.max(0, Math.round(ms)),
  };
  return { slots: [...others, grown].toSorted((one, other) => one.hour - other.hour) };
}

/** @returns `undefined` when there was none in the hours that are kept */
export function summarizeWindows(
  { slots }: WindowHistogram,
  now: number,
): WindowSummary | undefined {
  const kept = slots.filter((slot) => isKept(slot, now));
  const [oldest] = kept;
  if (!oldest) return undefined;
  const bySize = Array.from({ length: LAST_CLASS + 1 }, (_, size) =>
    kept.reduce((sum, { counts }) => sum + (counts[size] ?? 0), 0),
  );
  const windows = bySize.reduce((sum, count) => sum + count, 0);
  const quantile = (share: number) => {
    let seen = 0;
    const size = bySize.findIndex((count) => {
      seen += count;
      return seen >= windows * share;
    });
    return endOf(size);
  };
  return {
    windows,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    sumMs: kept.reduce((sum, { sumMs }) => sum + sumMs, 0),
    spanMs: Math.max(1, now - oldest.hour * HOUR_MS),
  };
}

/** A clock that was set back leaves hours of the future behind: they count as kept no more. */
function isKept({ hour }: HourSlot, now: number): boolean {
  const present = Math.floor(now / HOUR_MS);
  return hour > present - HOURS_KEPT && hour <= present;
}

function classOf(ms: number): number {
  const size = Math.ceil(Math.log(Math.max(ms, SMALLEST_MS) / SMALLEST_MS) / Math.log(GROWTH));
  return Math.min(LAST_CLASS, size);
}

function endOf(size: number): number {
  return Math.round(SMALLEST_MS * GROWTH ** size);
}
