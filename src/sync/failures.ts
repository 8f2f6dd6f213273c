import { Failure } from '../kernel/failure.ts';
import { message, type MessageRef } from '../messages/message.ts';

/** A change has taken things back in Bling and not done them again: closed now, they would be gone for good. */
export class ChangeHalfDone extends Failure {
  readonly code = 'change.half_done';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  /** @param owed what is taken back: `accounts`, `stock`, `settlement`, `note` */
  constructor(
    number: string,
    { owed, isUnderWay }: { readonly owed: readonly string[]; readonly isUnderWay: boolean },
  ) {
    super(`the change has taken back and not done again: ${owed.join()}`);
    const args = { number, owed: owed.join() };
    this.merchantMessage = isUnderWay
      ? message('change.halfDoneUnderWay', args)
      : message('change.halfDone', args);
  }
}
