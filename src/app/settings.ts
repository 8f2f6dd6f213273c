import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { isSecret } from '../kernel/setting.ts';
import type { Setting } from '../kernel/setting.ts';
import type { Language } from '../messages/language.ts';
import { message } from '../messages/message.ts';
import type { MessageRef } from '../messages/message.ts';
import { WrongSettings } from './failures.ts';
import { hideInText } from './hide-secrets.ts';
import { allSettings, settingsTable } from './settings-table.ts';
import type { Settings } from './settings-table.ts';

/** Where settings come from: the environment wins over the `.env` of the folder. */
export interface SettingsSource {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: string;
  readonly fromFile: Readonly<Record<string, string | undefined>>;
}

/** Names that begin like ours and are not ours are slips of the pen. */
const OUR_PREFIX = /^(TOTORO|BLING)_/;

/** The only reader of `process.env`. */
export function openSettingsSource(folder = process.cwd()): SettingsSource {
  const file = join(folder, '.env');
  return {
    environment: process.env,
    file,
    fromFile: existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {},
  };
}

/** @throws {WrongSettings} with every mistake */
export function readSettings(source: SettingsSource): Settings {
  const mistakes = [
    ...allSettings.flatMap((setting) => mistakeIn(setting, source) ?? []),
    ...Object.keys(source.fromFile).flatMap((name) => unknownName(name, source) ?? []),
  ];
  if (mistakes.length > 0) throw new WrongSettings(mistakes);

  const read = Object.entries(settingsTable).map(([folder, table]) => [
    folder,
    Object.fromEntries(
      Object.entries<Setting>(table).map(([name, setting]) => [name, valueOf(setting, source)]),
    ),
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table gives names and types alike
  return Object.fromEntries(read) as Settings;
}

/** The language to speak even when the settings are wrong. */
export function readLanguage(source: SettingsSource): Language {
  const read = settingsTable.app.language.schema.safeParse(
    textOf(settingsTable.app.language, source),
  );
  return read.success ? read.data : 'pt-BR';
}

/** A setting as it can be shown: its text, and where that comes from. */
export interface ShownSetting {
  readonly setting: Setting;
  /** `***` for a secret, `undefined` when absent. */
  readonly text: string | undefined;
  readonly from: 'environment' | 'file' | 'default' | 'absent';
}

export function showSettings(source: SettingsSource): ShownSetting[] {
  return allSettings.map((setting) => {
    const text = textOf(setting, source);
    const shown = text === undefined ? undefined : shownText(setting, text);
    return { setting, text: shown, from: originOf(setting, source) };
  });
}

function originOf(setting: Setting, { environment, fromFile }: SettingsSource) {
  if (environment[setting.env]?.trim()) return 'environment';
  if (fromFile[setting.env]?.trim()) return 'file';
  return setting.default === undefined ? 'absent' : 'default';
}

/** A secret says `***`; the password inside an address does too. */
function shownText(setting: Setting, text: string): string {
  return isSecret(setting) ? '***' : hideInText(text);
}

/** An empty text counts as absent: `PORT=` in a file means "as usual". */
function textOf(setting: Setting, { environment, fromFile }: SettingsSource): string | undefined {
  return environment[setting.env]?.trim() || fromFile[setting.env]?.trim() || setting.default;
}

function valueOf(setting: Setting, source: SettingsSource): unknown {
  const text = textOf(setting, source);
  return text === undefined ? undefined : setting.schema.parse(text);
}

function mistakeIn(setting: Setting, source: SettingsSource): MessageRef | undefined {
  const text = textOf(setting, source);
  if (text === undefined || setting.schema.safeParse(text).success) return undefined;
  return message('settings.wrongValue', {
    name: setting.env,
    value: shownText(setting, text),
    file: originOf(setting, source) === 'file' ? source.file : '',
    mustBePt: setting.expects['pt-BR'],
    mustBeEn: setting.expects.en,
  });
}

function unknownName(name: string, { file }: SettingsSource): MessageRef | undefined {
  const known = allSettings.map(({ env }) => env);
  const prefix = OUR_PREFIX.exec(name)?.[0];
  if (prefix === undefined || known.includes(name)) return undefined;
  const alike = known.filter((other) => other.startsWith(prefix)).join(', ');
  return message('settings.unknownName', { name, file, known: alike });
}
