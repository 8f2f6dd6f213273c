import { z } from 'zod';

import type { Note, NoteModel } from '../note.ts';

const Outcome = z.discriminatedUnion('is', [
  z.object({ is: z.literal('authorise') }),
  z.object({ is: z.literal('reject'), code: z.number().int(), text: z.string() }),
  z.object({ is: z.literal('deny'), code: z.number().int().default(302), text: z.string() }),
  /** Nothing comes back: the note stays in waiting until a person settles it. */
  z.object({ is: z.literal('silence') }),
]);
export type SefazOutcome = z.infer<typeof Outcome>;
export const SefazOutcome = Outcome;

/** One line of the script: what happens to the notes that fit, that many times. */
export const SefazRule = z.object({
  outcome: Outcome,
  /** Of how many sendings; for ever when left out. */
  times: z.number().int().positive().optional(),
  model: z.enum(['nfe', 'nfce']).optional(),
  orderId: z.number().int().optional(),
  numeroLoja: z.string().optional(),
  /** Of the recipient; masks do not matter. */
  document: z.string().optional(),
  /** Of any item; masks do not matter. */
  ncm: z.string().optional(),
});
export type SefazRule = z.infer<typeof SefazRule>;

/** A rule as it stands: how often it may still strike. */
export interface ScriptLine {
  readonly rule: SefazRule;
  left: number;
}

/** The first line that fits and is not used up; uses it once. */
export function scriptedOutcome(script: ScriptLine[], note: Note): SefazOutcome | undefined {
  const line = script.find(({ rule, left }) => left > 0 && fits(rule, note));
  if (!line) return undefined;
  line.left -= 1;
  return line.rule.outcome;
}

function fits(rule: SefazRule, note: Note): boolean {
  const { fields } = note;
  const same: readonly (readonly [wanted: unknown, isIt: boolean])[] = [
    [rule.model, rule.model === (note.model satisfies NoteModel)],
    [rule.orderId, rule.orderId === note.orderId],
    [rule.numeroLoja, rule.numeroLoja === fields.loja.numero],
    [rule.document, plain(rule.document) === plain(fields.contato.numeroDocumento)],
    [
      rule.ncm,
      fields.itens.some(
        ({ classificacaoFiscal }) => plain(classificacaoFiscal) === plain(rule.ncm),
      ),
    ],
  ];
  return same.every(([wanted, isIt]) => wanted === undefined || isIt);
}

function plain(text = ''): string {
  return text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}
