import { Failure } from '../kernel/failure.ts';
import { message } from '../messages/message.ts';
import type { MessageRef } from '../messages/message.ts';

/** An option or command that we do not have. The command line ends with 64. */
export class WrongUse extends Failure {
  readonly code = 'cli.wrong_use';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(merchantMessage: MessageRef) {
    super('wrong use of the command line');
    this.merchantMessage = merchantMessage;
  }

  static ofOption(option: string): WrongUse {
    return new WrongUse(message('cli.unknownOption', { option }));
  }
}
