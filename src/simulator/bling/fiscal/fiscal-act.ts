import { z } from 'zod';

import { exhaustive } from '../../../kernel/exhaustive.ts';
import type { FiscalOperator } from './fiscal-operator.ts';
import { FiscalSeed } from './fiscal-seed.ts';
import { SefazOutcome, SefazRule } from './sefaz/script.ts';

const Id = z.number().int();
const Account = z.object({ account: z.string() });
const ofNote = Account.extend({ noteId: Id });

/** The fiscal acts of the operator as JSON: `do` is the name of the function. */
export const FISCAL_ACTS = [
  Account.extend({ do: z.literal('scriptSefaz'), rule: SefazRule }),
  Account.extend({ do: z.literal('clearSefazScript') }),
  ofNote.extend({ do: z.literal('settleNote'), outcome: SefazOutcome }),
  ofNote.extend({ do: z.literal('cancelNote'), late: z.boolean().optional() }),
  ofNote.extend({ do: z.literal('printDanfe') }),
  Account.extend({ do: z.literal('registerTaxpayer'), document: z.string(), ie: z.string() }),
  Account.extend({
    do: z.literal('setNextNumber'),
    model: z.enum(['nfe', 'nfce']),
    numero: Id.positive(),
  }),
  Account.extend({ do: z.literal('setFiscal'), change: FiscalSeed }),
  Account.extend({
    do: z.literal('correctTaxData'),
    productId: Id,
    ncm: z.string().optional(),
    cest: z.string().optional(),
    origem: Id.optional(),
    gtin: z.string().optional(),
  }),
] as const;
const FiscalAct = z.discriminatedUnion('do', FISCAL_ACTS);
export type FiscalAct = z.infer<typeof FiscalAct>;

export function isFiscalAct(act: { readonly do: string }): act is FiscalAct {
  return FISCAL_ACTS.some(({ shape }) => shape.do.value === act.do);
}

export function performFiscal(operator: FiscalOperator, act: FiscalAct): void {
  switch (act.do) {
    case 'scriptSefaz':
      return operator.scriptSefaz(act.account, act.rule);
    case 'clearSefazScript':
      return operator.clearSefazScript(act.account);
    case 'settleNote':
      return operator.settleNote(act.account, act.noteId, act.outcome);
    case 'cancelNote':
      return operator.cancelNote(act.account, act.noteId, act);
    case 'printDanfe':
      return operator.printDanfe(act.account, act.noteId);
    case 'registerTaxpayer':
      return operator.registerTaxpayer(act.account, act);
    case 'setNextNumber':
      return operator.setNextNumber(act.account, act);
    case 'setFiscal':
      return operator.setFiscal(act.account, act.change);
    case 'correctTaxData':
      return operator.correctTaxData(act.account, act.productId, act);
    default:
      return exhaustive(act);
  }
}
