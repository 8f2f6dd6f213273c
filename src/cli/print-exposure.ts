import type { Exposure } from '../app/read-exposure.ts';
import { exhaustive } from '../kernel/exhaustive.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';

/** What a store may sell while a write is on its way, in one line. */
export function exposureLine(exposure: Exposure): MessageRef {
  switch (exposure.kind) {
    case 'compare_and_set':
      return message('exposure.none', {});
    case 'unmeasured':
      return message('exposure.unmeasured', {});
    case 'measured': {
      const { p50Ms, p95Ms, writes, soldPerDay, unitsPerDay } = exposure;
      return message('exposure.measured', { p50Ms, p95Ms, writes, soldPerDay, unitsPerDay });
    }
    default:
      return exhaustive(exposure);
  }
}
