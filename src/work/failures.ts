import { Failure } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';

/** Another process owns the account, or may. Whatever this one still wants to send or to save is refused. */
export class LostOwnership extends Failure {
  readonly code = 'work.lost_ownership';
  readonly kind = 'conflict';
  readonly merchantMessage = message('work.lostOwnership', {});
  override readonly isFence = true;

  constructor(lease: string) {
    super(`${lease} is no longer ours`);
  }
}

/** The account has an owner that is alive. Two would break its pace and its order of work. */
export class OwnedElsewhere extends Failure {
  readonly code = 'work.owned_elsewhere';
  readonly kind = 'conflict';
  readonly merchantMessage: MessageRef;
  /** `host:pid:uuid`. */
  readonly holder: string;

  constructor(lease: string, holder: string) {
    super(`${lease} is owned by ${holder}`);
    this.holder = holder;
    const [host = '?', pid = '?'] = holder.split(':');
    this.merchantMessage = message('work.ownedElsewhere', { host, pid });
  }
}

/** A handler broke its contract. */
export class HandlerBroken extends Failure {
  readonly code = 'work.handler_broken';
  readonly kind = 'defect';
  readonly merchantMessage: MessageRef;

  constructor(kind: string, detail: string) {
    super(`handler of ${kind}: ${detail}`);
    this.merchantMessage = message('general.defect', { detail: `work.${kind}` });
  }
}
