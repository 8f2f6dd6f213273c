/** Bling's dates carry no zone: they are America/Sao_Paulo (guide 1.5; unconfirmed, so in one place). */
const ZONE = 'America/Sao_Paulo';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Epoch ms as `2026-03-10 14:05:00`. */
export function toSaoPauloDateTime(instant: number): string {
  return parts.format(instant);
}

/** Epoch ms as `2026-03-10`. */
export function toSaoPauloDate(instant: number): string {
  return toSaoPauloDateTime(instant).slice(0, 10);
}

/** `2026-03-10` or `2026-03-10 14:05:00` as epoch ms; `undefined` for an empty or zero date. */
export function fromSaoPaulo(text: string): number | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?/.exec(text);
  if (!found || found[1] === '0000-00-00') return undefined;
  const asIfUtc = Date.parse(`${found[1]}T${found[2] ?? '00:00:00'}Z`);
  // The offset at the guess may be another than at `asIfUtc`, hours later: summer time began or ended between.
  const guess = asIfUtc - offsetAt(asIfUtc);
  return asIfUtc - offsetAt(guess);
}

/** Milliseconds that the wall clock in Sao Paulo is ahead of UTC. */
function offsetAt(instant: number): number {
  return Date.parse(`${toSaoPauloDateTime(instant).replace(' ', 'T')}Z`) - instant;
}

/** The start of a day so many calendar days after the one of this instant, in São Paulo. */
export function laterInSaoPaulo(instant: number, days: number): number {
  const day = new Date(`${toSaoPauloDate(instant)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  const date = day.toISOString().slice(0, 10);
  const start = fromSaoPaulo(date);
  if (start === undefined) throw new RangeError(`no such day: ${date}`);
  return start;
}
