import { Failure } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';

/** A configuration that cannot be taken over: all that is wrong, at once. Nothing was changed. */
export class ConfigWrong extends Failure {
  readonly code = 'connections.config_wrong';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;
  /** One line each: where, what, how to mend it. */
  readonly mistakes: readonly MessageRef[];

  constructor(mistakes: readonly MessageRef[]) {
    super(`${mistakes.length} mistakes in the configuration`);
    this.merchantMessage = message('connections.configWrong', { count: mistakes.length });
    this.mistakes = mistakes;
  }
}
