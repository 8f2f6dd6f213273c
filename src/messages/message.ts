import type { CatalogueArgs, MessageKey } from './catalogue.ts';
import { catalogue } from './catalogue.ts';
import type { Language } from './language.ts';
import type { MessageArgs } from './message-args.ts';

/** A message by name with its arguments: what rows, audit lines and failures carry. */
export interface MessageRef {
  readonly key: MessageKey;
  readonly args: MessageArgs;
}

/** `message('order.unmappedPayment', { method: 'pix' })`: the arguments are checked by key. */
export function message<Key extends MessageKey>(key: Key, args: CatalogueArgs<Key>): MessageRef {
  return { key, args };
}

/** The text, in the wanted language. */
export function say(ref: MessageRef, language: Language): string {
  const text: Record<Language, (args: never) => string> = catalogue[ref.key];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `message` has checked the arguments by key
  return text[language](ref.args as never);
}

/** A message read back from the database, where it lies as JSON. */
export function parseMessage(json: string): MessageRef {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by us as a `MessageRef`
  const { key, args } = JSON.parse(json) as { key: string; args: MessageArgs };
  return isKey(key) ? { key, args } : { key: 'message.forgotten', args: { key } };
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key);
}
