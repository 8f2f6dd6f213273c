import type { MessageRef } from '../messages/message.ts';

/** One thing that `doctor` looked at. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly text: MessageRef;
}

export function finding(check: string, ok: boolean, text: MessageRef): Finding {
  return { check, ok, text };
}
