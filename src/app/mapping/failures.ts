import { Failure } from '../../kernel/failure.ts';
import { message, type MessageRef } from '../../messages/message.ts';

/** A person wants a mapping to what the other side does not have. */
export class MappingRefused extends Failure {
  readonly code = 'map.refused';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor({ setting, candidates }: { setting: string; candidates: readonly string[] }) {
    super(`there is nothing to map to: ${setting}`);
    const named = candidates.join(', ') || '-';
    this.merchantMessage = message('map.refused', { setting, candidates: named });
  }
}
