import { z } from 'zod';

import type { Language } from '../messages/language.ts';
import { Secret } from './secret.ts';

/** One setting of the program. Each folder lists its own in `<folder>.settings.ts`. */
export interface Setting<Value = unknown> {
  /** Name in the environment and in `.env`. */
  readonly env: string;
  readonly doc: InBothLanguages;
  /** Reads the text of the environment. */
  readonly schema: z.ZodType<Value, string>;
  /** What is accepted, as it ends the sentence "must be ...". */
  readonly expects: InBothLanguages;
  /** As it would stand in the environment. Without one the setting may be absent. */
  readonly default?: string;
}

export type SettingsTable = Readonly<Record<string, Setting>>;

/** What a table gives once it is read. */
export type SettingsOf<Table extends SettingsTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Setting<infer Value>
    ? Table[Name] extends { readonly default: string }
      ? Value
      : Value | undefined
    : never;
};

type InBothLanguages = Readonly<Record<Language, string>>;

/** Whether the value is shown as `***`. */
export function isSecret(setting: Setting): boolean {
  return SECRETS.has(setting.schema);
}

export const anyText = {
  schema: z.string().min(1),
  expects: { 'pt-BR': 'um texto', en: 'a text' },
};

export const httpAddress = {
  schema: z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/+$/, '')),
  expects: {
    'pt-BR': 'um endereço que começa com http:// ou https://',
    en: 'an address that starts with http:// or https://',
  },
};

export function wholeNumber(least: number, most: number) {
  return {
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(least).max(most)),
    expects: {
      'pt-BR': `um número inteiro de ${least} a ${most}`,
      en: `a whole number from ${least} to ${most}`,
    },
  };
}

export function oneOf<const Choice extends string>(...choices: readonly [Choice, ...Choice[]]) {
  const list = choices.join(', ');
  return {
    schema: z.string().pipe(z.enum(choices)),
    expects: { 'pt-BR': `um destes: ${list}`, en: `one of: ${list}` },
  };
}

export const secretText = {
  schema: z
    .string()
    .min(1)
    .transform((text) => new Secret(text)),
  expects: anyText.expects,
};

/** 32 bytes in base64, as `openssl rand -base64 32` prints them. */
export const secretKey = {
  schema: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32)
    .transform((text) => new Secret(text)),
  expects: {
    'pt-BR': '32 bytes em base64 (openssl rand -base64 32)',
    en: '32 bytes in base64 (openssl rand -base64 32)',
  },
};

const SECRETS: ReadonlySet<z.ZodType> = new Set<z.ZodType>([secretText.schema, secretKey.schema]);
