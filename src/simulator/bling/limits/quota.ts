import type { Clock } from '../../../kernel/clock.ts';
import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import type { SimulatorOptions } from '../options.ts';
import { refusalResponse } from '../wire/refusal.ts';
import { createSlidingWindow, type SlidingWindow } from './window.ts';

type Limits = Pick<
  SimulatorOptions,
  'perSecond' | 'perDay' | 'dayResetHour' | 'refusedCallsCountInQuota'
>;

const HOUR_MS = 3_600_000;

/** The quotas of all accounts; each is shared by all apps of the account (guide 3.1). */
export interface Quotas {
  /** Counts the call. @returns the 429 when it is one too many */
  take(accountKey: string, limits: Limits): Response | undefined;
}

interface Usage {
  readonly second: SlidingWindow;
  day: string;
  today: number;
}

export function createQuotas(clock: Clock): Quotas {
  const usageByAccount = new Map<string, Usage>();

  const usageOf = (accountKey: string, resetHour: number): Usage => {
    const usage = usageByAccount.get(accountKey) ?? {
      second: createSlidingWindow(1_000),
      day: '',
      today: 0,
    };
    usageByAccount.set(accountKey, usage);
    const day = toSaoPauloDate(clock.now() - resetHour * HOUR_MS);
    if (usage.day !== day) Object.assign(usage, { day, today: 0 });
    return usage;
  };

  const countCall = (usage: Usage) => {
    usage.second.add(clock.monotonicMs());
    usage.today += 1;
  };

  return {
    take(accountKey, limits) {
      const usage = usageOf(accountKey, limits.dayResetHour);
      const refused = refusedBy(usage, limits, clock.monotonicMs());
      if (!refused || limits.refusedCallsCountInQuota) countCall(usage);
      return refused;
    },
  };
}

function refusedBy(usage: Usage, limits: Limits, nowMs: number): Response | undefined {
  if (usage.today >= limits.perDay) return tooMany(limits.perDay, 'day');
  if (usage.second.count(nowMs) >= limits.perSecond) return tooMany(limits.perSecond, 'second');
  return undefined;
}

const TEXTS = {
  second: 'O limite de requisições por segundo foi atingido, tente novamente mais tarde.',
  day: 'O limite de requisições por dia foi atingido, tente novamente amanhã.',
};

/** The body of guide 3.2. No `Retry-After` (measured). */
export function tooMany(limit: number, period: 'second' | 'day'): Response {
  return refusalResponse(429, {
    type: 'TOO_MANY_REQUESTS',
    message: 'Limite de requisições atingido.',
    description: TEXTS[period],
    limit,
    period,
  });
}
