import type { CallPriority } from './call-priority.ts';
import type { CallResult, Lane } from './lane.ts';
import type { Transport } from './transport.ts';
import { toCallResult } from './verdict.ts';

/** A read that its caller gave up. */
const ABANDONED: CallResult = { connection: 'lost', health: 'good' };

/** Each call takes a turn of the lane first. */
export function createPacedTransport(paced: Paced): Transport {
  const { lane, transport, priority, hasOwnLimit = false } = paced;
  return async (call) => {
    const turn = await lane.take(priority, call.signal);
    let result = ABANDONED;
    try {
      const heard = await transport(call);
      result = toCallResult(heard);
      if (hasOwnLimit) result = { ...result, refused: undefined };
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
  /** A 429 says nothing about the account's limits: the token endpoint (guide 3.3). */
  readonly hasOwnLimit?: boolean;
}
