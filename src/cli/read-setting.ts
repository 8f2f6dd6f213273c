import type { Setting } from '../app/mapping/apply-mapping.ts';
import { SETTABLE_KINDS } from '../app/mapping/proposal.ts';
import { message } from '../messages/message.ts';
import { WrongUse } from './failures.ts';

/** `payment:pix=5190017`: kind, word of the store, and what it is at the other side. @throws {WrongUse} */
export function readSetting(text: string): Setting {
  const colon = text.indexOf(':');
  const equals = text.lastIndexOf('=');
  const kind = SETTABLE_KINDS.find((known) => known === text.slice(0, colon));
  const source = text.slice(colon + 1, equals).trim();
  const target = text.slice(equals + 1).trim();
  if (!kind || equals < colon || source === '' || target === '')
    throw new WrongUse(
      message('map.wrongSetting', { setting: text, kinds: SETTABLE_KINDS.join(', ') }),
    );
  return { kind, source, target };
}

/** Every `--set` of a line: an option that may be given more than once. */
export function readSettings(line: readonly string[]): readonly Setting[] {
  return line.flatMap((word, at) => {
    if (word.startsWith('--set=')) return [readSetting(word.slice('--set='.length))];
    return word === '--set' ? [readSetting(line[at + 1] ?? '')] : [];
  });
}
