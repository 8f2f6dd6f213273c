export const CALL_FAULTS = [
  'rate-limit',
  'unavailable',
  'half-batch',
  'slow',
  'hang',
  'late-commit',
  'stale-get',
  'strip-authorization',
  'truncate-list',
  'critical-error',
  'no-route',
  'lose-answer',
] as const;
export const DELIVERY_FAULTS = ['drop-delivery', 'error-envelope', 'late-delivery'] as const;

/** Something that goes wrong on purpose with calls of the API. `times` defaults to 1; `skip` lets some pass first. */
export interface CallFault {
  readonly kind: (typeof CALL_FAULTS)[number];
  readonly method?: string;
  /** Part of the path below `/wp-json`. */
  readonly path?: string;
  readonly times?: number;
  readonly skip?: number;
  /**
   * `slow`, `hang`, `late-commit` (done even if the client has gone): how long in ms. `rate-limit`: Retry-After
   * in seconds. `truncate-list`: rows that come.
   */
  readonly amount?: number;
}

/** Something that goes wrong with deliveries of webhooks. */
export interface DeliveryFault {
  readonly kind: (typeof DELIVERY_FAULTS)[number];
  readonly topic?: string;
  readonly times?: number;
  readonly skip?: number;
}

export type Fault = CallFault | DeliveryFault;

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Those that have not been used up. */
  waiting(): readonly Fault[];
  /** Uses up one fault that fits the call. */
  takeForCall(call: { method: string; path: string }): CallFault | undefined;
  takeForDelivery(kind: DeliveryFault['kind'], topic: string): DeliveryFault | undefined;
}

interface Armed<Kind extends Fault> {
  readonly fault: Kind;
  left: number;
  skip: number;
}

function isDeliveryFault(fault: Fault): fault is DeliveryFault {
  return DELIVERY_FAULTS.some((kind) => kind === fault.kind);
}

export function createFaults(): Faults {
  const calls: Armed<CallFault>[] = [];
  const deliveries: Armed<DeliveryFault>[] = [];
  return {
    add(fault) {
      const rest = { left: fault.times ?? 1, skip: fault.skip ?? 0 };
      if (isDeliveryFault(fault)) deliveries.push({ fault, ...rest });
      else calls.push({ fault, ...rest });
    },
    clear() {
      calls.length = 0;
      deliveries.length = 0;
    },
    waiting: () => [...calls, ...deliveries].filter((one) => one.left > 0).map((one) => one.fault),
    takeForCall: (call) => take(calls, (fault) => fitsCall(fault, call)),
    takeForDelivery: (kind, topic) =>
      take(deliveries, (fault) => fault.kind === kind && (fault.topic ?? topic) === topic),
  };
}

function fitsCall(fault: CallFault, call: { method: string; path: string }): boolean {
  return (fault.method ?? call.method) === call.method && call.path.includes(fault.path ?? '');
}

function take<Kind extends Fault>(
  armed: readonly Armed<Kind>[],
  fits: (fault: Kind) => boolean,
): Kind | undefined {
  const found = armed.find((one) => one.left > 0 && fits(one.fault));
  if (!found) return undefined;
  if (found.skip > 0) {
    found.skip -= 1;
    return undefined;
  }
  found.left -= 1;
  return found.fault;
}
