import type { Account } from '../../world.ts';
import type { Note } from '../note.ts';
import { checkAddress } from './address.check.ts';
import { checkItems } from './items.check.ts';
import { checkNumber } from './number.check.ts';
import { checkPayment } from './payment.check.ts';
import { checkRecipient } from './recipient.check.ts';
import type { Rejection } from './rejections.ts';
import { scriptedOutcome, type SefazOutcome } from './script.ts';

type Check = (account: Account, note: Note) => Rejection | undefined;

/** In the order in which a real one looks: who, where, what, how paid, which number. */
const CHECKS: readonly Check[] = [
  checkRecipient,
  checkAddress,
  checkItems,
  checkPayment,
  checkNumber,
];

/** What the tax authority says to a note: the script first, then its own checks. */
export function judgeNote(account: Account, note: Note): SefazOutcome {
  const scripted = scriptedOutcome(account.fiscal.script, note);
  if (scripted) return scripted;
  if (!account.world.options.sefazChecks) return { is: 'authorise' };
  for (const check of CHECKS) {
    const wrong = check(account, note);
    if (wrong) return { is: 'reject', ...wrong };
  }
  return { is: 'authorise' };
}
