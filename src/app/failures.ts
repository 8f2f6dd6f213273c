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

/** Nothing can be asked of Bling without an app of its own there. */
export class BlingAppMissing extends Failure {
  readonly code = 'settings.bling_app_missing';
  readonly kind = 'rejected';
  readonly merchantMessage = message('app.blingAppMissing', {});

  constructor() {
    super('BLING_CLIENT_ID and BLING_CLIENT_SECRET are not set');
  }
}

/** The owner could not make the plan; the reason is its own. */
export class PlanFailed extends Failure {
  readonly code = 'plan.failed';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;

  constructor(reason: MessageRef) {
    super(`no plan was made: ${reason.key}`);
    this.merchantMessage = reason;
  }
}
