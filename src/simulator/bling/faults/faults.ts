import type { Random } from '../../../kernel/random.ts';
import { FaultRule, type Fault, type FaultRuleInput } from './fault.ts';

export interface FaultPlan {
  /** The next call that matches, or `times` of them. */
  next(fault: Fault, match?: Omit<FaultRuleInput, 'fault'>): void;
  /** A standing rule, usually with `percent`. */
  always(fault: Fault, match?: Omit<FaultRuleInput, 'fault'>): void;
  clear(): void;
}

export interface FaultCall {
  readonly method: string;
  readonly path: string;
  readonly account: string;
}

/** Rules in the order in which they were given; the first that strikes counts. */
export function createFaultPlan(
  random: Random,
): FaultPlan & { strike(call: FaultCall): Fault | undefined } {
  let rules: { rule: FaultRule; left: number }[] = [];

  return {
    next(fault, match = {}) {
      const rule = FaultRule.parse({ times: 1, ...match, fault });
      rules.push({ rule, left: rule.times ?? 1 });
    },
    always(fault, match = {}) {
      const rule = FaultRule.parse({ ...match, fault });
      rules.push({ rule, left: rule.times ?? Infinity });
    },
    clear: () => void (rules = []),
    strike(call) {
      const found = rules.find(
        ({ rule, left }) => left > 0 && matches(rule, call) && isHit(rule, random),
      );
      if (!found) return undefined;
      found.left -= 1;
      rules = rules.filter(({ left }) => left > 0);
      return found.rule.fault;
    },
  };
}

function matches({ method, path, account }: FaultRule, call: FaultCall): boolean {
  return (
    (method === undefined || method === call.method) &&
    (account === undefined || account === call.account) &&
    (path === undefined || matchesPath(path, call.path))
  );
}

function matchesPath(wanted: string, path: string): boolean {
  const pattern = /^\/\^.*\$\/$/.exec(wanted);
  return pattern ? new RegExp(wanted.slice(1, -1)).test(path) : path.startsWith(wanted);
}

function isHit({ percent }: FaultRule, random: Random): boolean {
  return percent >= 100 || random.integer(10_000) < percent * 100;
}
