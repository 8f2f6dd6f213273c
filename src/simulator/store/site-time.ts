/** Epoch ms as the `_gmt` form, `2026-11-24T04:01:47`. */
export function toGmt(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

/** Epoch ms as site-local time without a zone. */
export function toLocal(instant: number, offsetMinutes: number): string {
  return toGmt(instant + offsetMinutes * 60_000);
}

/** A pair of wire dates, or nulls. */
export function wireDates(instant: number | null, offsetMinutes: number) {
  if (instant === null) return { local: null, gmt: null };
  return { local: toLocal(instant, offsetMinutes), gmt: toGmt(instant) };
}

const SHAPE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A date as WordPress reads it: an explicit zone wins, else UTC or site time (guide 2).
 * `undefined` when it is no date.
 */
export function parseSiteDate(
  text: string,
  zoneless: { offsetMinutes: number },
): number | undefined {
  const found = SHAPE.exec(text.trim());
  if (!found) return undefined;
  const zone = found[1];
  const local = zone ? text.trim().slice(0, -zone.length) : text.trim();
  const full = local.length === 10 ? `${local}T00:00:00` : local.replace(' ', 'T');
  const instant = Date.parse(`${full}${zone ?? 'Z'}`);
  if (Number.isNaN(instant)) return undefined;
  return zone ? instant : instant - zoneless.offsetMinutes * 60_000;
}
