import { findStoreKind, STORE_KINDS, type StoreKind } from '../app/store-kinds.ts';
import { ChannelId } from '../commerce/ids.ts';
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

/** An ISO date, with or without time and zone. */
export function readInstant(name: string, text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw wrong(`${name} ${text}`);
  return instant;
}
