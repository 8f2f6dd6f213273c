import { message } from '../messages/message.ts';
import { Failure } from './failure.ts';

/** What is thrown in place of a call once we may not act any more. */
export class Fence extends Failure {
  readonly code = 'test.fence';
  readonly kind = 'conflict';
  readonly merchantMessage = message('work.lostOwnership', {});
  override readonly isFence = true;
}
