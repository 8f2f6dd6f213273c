import { message, type MessageRef } from '../../messages/message.ts';
import type { RejectionRule } from './rejection-rule.ts';
import { REJECTIONS } from './rejection-table.ts';

/** What the tax authority said. */
export interface Rejection {
  /** Three or four digits; `undefined` when it told none. */
  readonly code: string | undefined;
  readonly text: string;
}

/** In place of a code: the note is no longer there. */
export const GONE = 'gone';

const FORMS = [
  /\b(\d{3,4})\s*[-–:]\s*(?:rejei|uso denegad|denegad|servi[cç]o paralisado|consumo indevido|erro n)/i,
  /(?:rejei[cç][aã]o|denega[cç][aã]o|cstat|c[oó]digo)\D{0,3}(\d{3,4})\b/i,
  /^\s*(\d{3})\s*[-–:]/,
];
/** As long as a pending list bears. */
const LONGEST_TEXT = 300;

/** Reads code and words out of whatever Bling hands on, such as "234 - Rejeicao: IE do destinatario...". */
export function parseRejection(texts: readonly string[]): Rejection {
  const said = texts.map((text) => text.trim()).filter((text) => text !== '');
  for (const form of FORMS)
    for (const text of said) {
      const [, code] = form.exec(text) ?? [];
      if (code !== undefined) return { code, text: text.slice(0, LONGEST_TEXT) };
    }
  return { code: undefined, text: said.join(' · ').slice(0, LONGEST_TEXT) };
}

/** Told no code: whatever can be mended may be it. */
const UNSAID = { owner: 'store', reads: 'all', cause: 'rejection.unsaid' } as const;
const UNKNOWN = { owner: 'accountant', reads: 'note', cause: 'rejection.unknown' } as const;

export function ruleOf(code: string | null | undefined): RejectionRule {
  return code ? (REJECTIONS.get(code) ?? UNKNOWN) : UNSAID;
}

/** The cause in plain words, with its remedy and who does it. */
export function rejectionCause(
  number: string,
  { code, text }: Rejection,
  { unchanged }: { readonly unchanged: boolean } = { unchanged: false },
): MessageRef {
  const { owner, cause } = ruleOf(code);
  const args = { number, code: code ?? '', text, owner, unchanged: unchanged ? 1 : 0 };
  return message(cause, args);
}
