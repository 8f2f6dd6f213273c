import { fromSaoPaulo, toSaoPauloDate } from '../kernel/sao-paulo-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A day as Bling counts calls. */
export interface QuotaDay {
  /** The date on which it began, `YYYY-MM-DD`. */
  readonly day: string;
  /** Epoch ms, as `endsAt`. */
  readonly beganAt: number;
  readonly endsAt: number;
}

/**
 * The day of an instant (epoch ms). Bling speaks of days and "tomorrow"; at which hour it begins a new one
 * is unknown (guide 8.5).
 *
 * @param resetHour 0 to 23, São Paulo
 */
export function quotaDayOf(instant: number, resetHour = 0): QuotaDay {
  const shift = resetHour * HOUR_MS;
  const day = toSaoPauloDate(instant - shift);
  const beganAt = (fromSaoPaulo(day) ?? instant - shift) + shift;
  // Noon of the next date: safe where a day has 23 or 25 hours.
  const nextDay = toSaoPauloDate(beganAt - shift + DAY_MS + DAY_MS / 2);
  return { day, beganAt, endsAt: (fromSaoPaulo(nextDay) ?? beganAt + DAY_MS) + shift };
}
