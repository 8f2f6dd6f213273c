import type {
  PersonStepName,
  StepName,
  StepReason,
  SyncStepName,
} from '../../messages/change-step-words.ts';
import { PERSON_STEP_WORDS } from '../../messages/change-step-words.ts';

/** One step of a plan; `until` epoch ms, of a person's step with an end. */
export interface ChangeStep {
  readonly step: StepName;
  readonly why: StepReason;
  readonly until?: number | undefined;
}

export function isOfPerson(step: StepName): step is PersonStepName {
  return step in PERSON_STEP_WORDS;
}

export function isOfSync(step: StepName): step is SyncStepName {
  return !isOfPerson(step);
}
