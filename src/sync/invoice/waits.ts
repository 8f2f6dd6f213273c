const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** After each look at a note that the authority has not answered yet (guide 7.1, 41); then hourly. */
const WAITS_MS = [5 * SECOND_MS, 15 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS];
/** After so long a person must look, and it is looked at once a night. */
export const STUCK_MS = 48 * HOUR_MS;

interface Sent {
  readonly sent_at: number | null;
  /** Since it was sent. */
  readonly looks: number;
  readonly looked_at: number | null;
}

/** When to look next, epoch ms. */
export function nextLookAt({ sent_at, looks, looked_at }: Sent): number {
  const from = Math.max(sent_at ?? 0, looked_at ?? 0);
  return from + (WAITS_MS[looks] ?? HOUR_MS);
}

export function isStuck({ sent_at }: Pick<Sent, 'sent_at'>, now: number): boolean {
  return sent_at !== null && now - sent_at >= STUCK_MS;
}
