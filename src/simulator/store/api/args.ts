import { invalidParams } from '../refusal.ts';
import { parseSiteDate } from '../site-time.ts';

/** Query parameters the PHP way: `status=a,b`, `status[]=a`, `status[0]=a` are all the same list. */
export interface Args {
  text(name: string): string | undefined;
  list(name: string): readonly string[];
  integers(name: string): readonly number[];
  flag(name: string): boolean | undefined;
  has(name: string): boolean;
}

export function createArgs(query: URLSearchParams): Args {
  const read = (name: string) =>
    [...query.entries()]
      .filter(([key]) => key.replace(/\[\d*\]$/, '') === name)
      .flatMap(([, value]) => value.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== '');
  // A filter asks for the same list once for each of ten thousand products.
  const known = new Map<string, readonly string[]>();
  const list = (name: string) => {
    const found = known.get(name) ?? read(name);
    known.set(name, found);
    return found;
  };
  const text = (name: string) => query.get(name) ?? undefined;
  return {
    text,
    list,
    integers: (name) => list(name).map(Number),
    flag: (name) => (query.has(name) ? ['1', 'true'].includes(query.get(name) ?? '') : undefined),
    has: (name) => list(name).length > 0,
  };
}

/** What a list accepts: its orders and, where there is one, its closed list of statuses. */
export interface ListRules {
  readonly orderBy: readonly string[];
  readonly enums?: Readonly<Record<string, readonly string[]>>;
  readonly dates: readonly string[];
}

/** @throws {Refusal} `rest_invalid_param` as in guide 2 */
export function checkListArgs(args: Args, rules: ListRules): void {
  const faults: Record<string, { code: string; message: string }> = {};
  const outside = (name: string, message: string, code = 'rest_out_of_bounds') => {
    faults[name] = { code, message };
  };
  const perPage = args.text('per_page');
  if (perPage !== undefined && !isBetween(perPage, 1, 100)) {
    outside('per_page', 'per_page must be between 1 (inclusive) and 100 (inclusive)');
  }
  const page = args.text('page');
  if (page !== undefined && !isBetween(page, 1, Infinity)) {
    outside('page', 'page must be greater than or equal to 1');
  }
  const enums = { ...rules.enums, orderby: rules.orderBy, order: ['asc', 'desc'] };
  for (const [name, allowed] of Object.entries(enums)) {
    if (args.list(name).some((value) => !allowed.includes(value))) {
      outside(name, `${name} is not one of ${allowed.join(', ')}.`, 'rest_not_in_enum');
    }
  }
  for (const name of rules.dates) {
    const value = args.text(name);
    if (value !== undefined && parseSiteDate(value, { offsetMinutes: 0 }) === undefined) {
      outside(name, 'Invalid date.', 'rest_invalid_date');
    }
  }
  if (Object.keys(faults).length > 0) throw invalidParams(faults);
}

function isBetween(value: string, low: number, high: number): boolean {
  return /^\d+$/.test(value) && Number(value) >= low && Number(value) <= high;
}
