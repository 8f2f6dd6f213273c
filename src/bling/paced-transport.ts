import type { CallPriority } from './call-priority.ts';
import type { CallResult, Lane } from './lane.ts';
import type { Transport } from './transport.ts';
import { toCallResult } from './verdict.ts';

/** A read that its caller gave up. */
const ABANDONED: CallResult = { connection: 'lost', health: 'good' };

/** Each call takes a turn of the lane first. */
export function createPacedTransport({ lane, transport, priority }: Paced): Transport {
  return async (call) => {
    const turn = await lane.take(priority, call.signal);
    let result = ABANDONED;
    try {
      const heard = await transport(call);
      result = toCallResult(heard);
      return heard;
    } finally {
      turn.finish(result);
    }
  };
}

interface Paced {
  readonly lane: Lane;
  readonly transport: Transport;
  readonly priority: CallPriority;
}
