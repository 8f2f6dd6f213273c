import { Failure } from '../kernel/failure.ts';
import { message } from '../messages/message.ts';
import type { MessageRef } from '../messages/message.ts';

/** Settings that cannot be used, all of them at once. The command line ends with 78. */
export class WrongSettings extends Failure {
  readonly code = 'settings.wrong';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;
  /** One line each: what, where, how to mend it. */
  readonly mistakes: readonly MessageRef[];

  constructor(mistakes: readonly MessageRef[]) {
    super(`${mistakes.length} wrong settings`);
    this.merchantMessage = message('settings.wrong', { count: mistakes.length });
    this.mistakes = mistakes;
  }
}
