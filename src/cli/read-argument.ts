import { findStoreKind, STORE_KINDS, type StoreKind } from '../app/store-kinds.ts';
import { ChannelId } from '../commerce/ids.ts';
import { fromSaoPaulo } from '../kernel/sao-paulo-time.ts';
import { message } from '../messages/message.ts';
import { WrongUse } from './failures.ts';

function wrong(detail: string): WrongUse {
  return new WrongUse(message('cli.wrongUse', { detail }));
}

export function readWholeNumber(
  name: string,
  text: string,
  { least = 0, most = 999_999_999 } = {},
): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most)) throw wrong(`${name} ${text} (${least}-${most})`);
  return number;
}

export function readStoreKind(text: string): StoreKind {
  const kind = findStoreKind(text);
  if (kind === undefined) throw wrong(`${text} (${STORE_KINDS.join(', ')})`);
  return kind;
}

export function readChannel(text: string): ChannelId {
  const channel = ChannelId.safeParse(text);
  if (!channel.success) throw wrong(`--channel ${text}`);
  return channel.data;
}

/**
 * An instant: with a zone as it says, else in São Paulo. A time without fractions is the end of its second, so
 * that what happened at the very time that a list shows is included.
 *
 * @returns epoch ms
 */
export function readMoment(name: string, text: string): number {
  const found =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  const [, date, minutes = '00:00', seconds = ':00', fraction = '', zone] = found ?? [];
  const time = `${date}T${minutes}${seconds}`;
  const instant = zone ? Date.parse(`${time}${fraction}${zone}`) : inSaoPaulo(time, fraction);
  if (!found || instant === undefined || Number.isNaN(instant)) throw wrong(`${name} ${text}`);
  return fraction ? instant : instant + 999;
}

function inSaoPaulo(time: string, fraction: string): number | undefined {
  if (Number.isNaN(Date.parse(`${time}Z`))) return undefined;
  const instant = fromSaoPaulo(time);
  return instant && instant + Math.floor(Number(`0${fraction || '.0'}`) * 1000);
}

/** An ISO date, with or without time and zone. */
export function readInstant(name: string, text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw wrong(`${name} ${text}`);
  return instant;
}
