import { message } from '../../messages/message.ts';
import type { RowResult } from '../../work/handler.ts';
import { notApplied } from '../not-applied.ts';
import type { Step } from './posting-work.ts';

/**
 * What a step leaves to its row of work.
 *
 * @throws {Failure} what was provably not done
 */
export function toResult(step: Step): RowResult | 'go_on' {
  if (step.outcome === 'applied') return 'go_on';
  return notApplied(step, message('receivable.settling', {}));
}
