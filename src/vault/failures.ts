import { Failure } from '../kernel/failure.ts';
import { message } from '../messages/message.ts';

/** The key is not the one that sealed what lies in the database. */
export class VaultWrongKey extends Failure {
  readonly code = 'vault.wrong_key';
  readonly kind = 'rejected';
  readonly merchantMessage;

  /** @param wanted the short id of the key that would open it */
  constructor({ wanted, given }: { wanted: string; given: string }) {
    super(`sealed under the key ${wanted}, but the key given is ${given}`);
    this.merchantMessage = message('vault.wrongKey', { wanted, given });
  }
}

/** A change of key was interrupted: both keys are needed until it is done. */
export class VaultRotationUnfinished extends Failure {
  readonly code = 'vault.rotation_unfinished';
  readonly kind = 'rejected';
  readonly merchantMessage;

  constructor(leaving: string) {
    super(`the change away from the key ${leaving} is not finished`);
    this.merchantMessage = message('vault.rotationUnfinished', { leaving });
  }
}

/** `TOTORO_KEY`, or what the key file holds, is no key. */
export class VaultKeyInvalid extends Failure {
  readonly code = 'vault.key_invalid';
  readonly kind = 'rejected';
  readonly merchantMessage;

  constructor(source: string) {
    super(`${source} does not hold 32 bytes in base64`);
    this.merchantMessage = message('vault.keyInvalid', { source });
  }
}

/** A sealed text was changed, cut, or moved to where it does not belong. */
export class SealBroken extends Failure {
  readonly code = 'vault.seal_broken';
  readonly kind = 'defect';
  readonly merchantMessage;

  constructor(context: string) {
    super(`the sealed text of ${context} does not open`);
    this.merchantMessage = message('vault.sealBroken', { context });
  }
}
