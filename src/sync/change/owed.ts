import type { SyncStepName } from '../../messages/change-step-words.ts';
import type { FiscalState, Owed } from './change-facts.ts';
import type { ChangeStep } from './change-step.ts';

/** What each step takes back, and which step does it again. */
const AGAIN: readonly (readonly [taken: SyncStepName, again: SyncStepName, owed: Owed])[] = [
  ['remove_settlement', 'settle_again', 'settlement'],
  ['reverse_accounts', 'post_accounts', 'accounts'],
  ['delete_pending_note', 'want_note', 'note'],
  ['reverse_stock', 'post_stock', 'stock'],
];

/** What the steps that are done have taken back and not done again, with what was owed before them. */
export function owedAfter(before: readonly Owed[], done: readonly ChangeStep[]): readonly Owed[] {
  const owed = new Set(before);
  for (const { step } of done)
    for (const [taken, again, what] of AGAIN) {
      if (step === taken) owed.add(what);
      if (step === again) owed.delete(what);
    }
  return [...owed];
}

/** An authorised note is there again, whoever made it. */
export function stillOwed(owed: readonly Owed[], fiscal: FiscalState): readonly Owed[] {
  return fiscal.state === 'authorised' ? owed.filter((what) => what !== 'note') : owed;
}
