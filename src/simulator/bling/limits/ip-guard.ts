import type { Clock } from '../../../kernel/clock.ts';
import { createSlidingWindow, type SlidingWindow } from './window.ts';

const TEN_SECONDS = 10_000;
const MINUTE = 60_000;

/** The three rules of guide 3.3. */
const RULES = {
  error: { allowed: 300, spanMs: TEN_SECONDS, blockMs: 10 * MINUTE },
  request: { allowed: 600, spanMs: TEN_SECONDS, blockMs: 10 * MINUTE },
  token: { allowed: 20, spanMs: MINUTE, blockMs: 60 * MINUTE },
} as const;
type Rule = keyof typeof RULES;

/** Blocks addresses that ask too much or fail too much. */
export interface IpGuard {
  /** What a blocked address gets (not documented, 8.6): an HTML page. */
  blocked(ip: string): Response | undefined;
  note(ip: string, what: Rule): void;
}

interface Visitor {
  blockedUntilMs: number;
  readonly windows: Record<Rule, SlidingWindow>;
}

export function createIpGuard(clock: Clock): IpGuard {
  const visitors = new Map<string, Visitor>();
  const visitorOf = (ip: string): Visitor => {
    const visitor = visitors.get(ip) ?? newVisitor();
    visitors.set(ip, visitor);
    return visitor;
  };

  return {
    blocked(ip) {
      const isBlocked = visitorOf(ip).blockedUntilMs > clock.monotonicMs();
      return isBlocked ? blockedPage() : undefined;
    },
    note(ip, what) {
      const visitor = visitorOf(ip);
      const { allowed, blockMs } = RULES[what];
      const now = clock.monotonicMs();
      visitor.windows[what].add(now);
      if (visitor.windows[what].count(now) >= allowed)
        visitor.blockedUntilMs = Math.max(visitor.blockedUntilMs, now + blockMs);
    },
  };
}

function newVisitor(): Visitor {
  return {
    blockedUntilMs: -1,
    windows: {
      error: createSlidingWindow(RULES.error.spanMs),
      request: createSlidingWindow(RULES.request.spanMs),
      token: createSlidingWindow(RULES.token.spanMs),
    },
  };
}

function blockedPage(): Response {
  const page = '<html><head><title>403 Forbidden</title></head><body>403 Forbidden</body></html>';
  return new Response(page, { status: 403, headers: { 'content-type': 'text/html' } });
}
