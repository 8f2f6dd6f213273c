import type { Fields } from '../input.ts';
import { isFields, toBoolean, toInteger } from '../input.ts';
import { invalidParams } from '../refusal.ts';
import { parseSiteDate } from '../site-time.ts';

/** What a field must be on a single call. Nested lists and objects carry the rules of their parts. */
export type Rule =
  | {
      readonly type: 'string' | 'integer' | 'boolean' | 'date' | 'email' | 'mixed';
      readonly oneOf?: readonly string[];
      readonly orText?: string;
      readonly keepsNull?: boolean;
    }
  | { readonly type: 'array'; readonly items?: Rules }
  | { readonly type: 'object'; readonly parts: Rules };
export type Rules = Readonly<Record<string, Rule>>;

type Fault = { code: string; message: string };

/**
 * Strict single call: wrong types are refused, right ones sanitised (`"7"` to 7, null to the empty value of
 * its type, which is why `stock_quantity: null` becomes 0).
 *
 * @throws {Refusal} `rest_invalid_param`
 */
export function validated(body: Fields, rules: Rules): Fields {
  const faults: Record<string, Fault> = {};
  for (const [name, value] of Object.entries(body)) {
    const rule = rules[name];
    const fault = rule && value !== null ? findFault(name, value, rule) : undefined;
    if (fault) faults[name] = fault;
  }
  if (Object.keys(faults).length > 0) throw invalidParams(faults);
  return sanitised(body, rules);
}

function findFault(path: string, value: unknown, rule: Rule): Fault | undefined {
  if (rule.type === 'array') return arrayFault(path, value, rule.items);
  if (rule.type === 'object') return objectFault(path, value, rule.parts);
  if (rule.orText !== undefined && value === rule.orText) return undefined;
  const type = TYPES[rule.type];
  if (!type.fits(value)) return { code: type.code, message: `${path} ${type.complaint}` };
  if (rule.oneOf && !rule.oneOf.includes(String(value))) {
    const list = rule.oneOf.join(', ');
    return { code: 'rest_not_in_enum', message: `${path} is not one of ${list}.` };
  }
  return undefined;
}

function arrayFault(path: string, value: unknown, items: Rules | undefined): Fault | undefined {
  if (!Array.isArray(value)) {
    return { code: 'rest_invalid_type', message: `${path} is not of type array.` };
  }
  if (!items) return undefined;
  return firstFault(value.map((item, at) => () => objectFault(`${path}[${at}]`, item, items)));
}

function objectFault(path: string, value: unknown, parts: Rules): Fault | undefined {
  if (!isFields(value)) {
    return { code: 'rest_invalid_type', message: `${path} is not of type object.` };
  }
  return firstFault(
    Object.entries(parts).map(([name, rule]) => () => {
      const part = value[name];
      const skip = part === undefined || part === null;
      return skip ? undefined : findFault(`${path}[${name}]`, part, rule);
    }),
  );
}

function firstFault(checks: readonly (() => Fault | undefined)[]): Fault | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault) return fault;
  }
  return undefined;
}

const TYPES = {
  string: text((value) => typeof value === 'string', 'string'),
  integer: text(isInteger, 'integer'),
  boolean: text(isBoolean, 'boolean'),
  mixed: text(() => true, 'mixed'),
  date: {
    fits: (value: unknown) =>
      value === '' ||
      (typeof value === 'string' && parseSiteDate(value, { offsetMinutes: 0 }) !== undefined),
    code: 'rest_invalid_date',
    complaint: 'is not a valid date.',
  },
  email: {
    fits: (value: unknown) => value === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value)),
    code: 'rest_invalid_email',
    complaint: 'is not a valid e-mail address.',
  },
};

function text(fits: (value: unknown) => boolean, name: string) {
  return { fits, code: 'rest_invalid_type', complaint: `is not of type ${name}.` };
}

function isInteger(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  return typeof value === 'string' && /^\s*-?\d+(\.0*)?\s*$/.test(value);
}

function isBoolean(value: unknown): boolean {
  if (typeof value === 'boolean' || value === 0 || value === 1) return true;
  return typeof value === 'string' && ['true', 'false', '0', '1', ''].includes(value.toLowerCase());
}

function sanitised(body: Fields, rules: Rules): Fields {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const rule = rules[name];
      return [name, rule ? sanitise(value, rule) : value];
    }),
  );
}

function sanitise(value: unknown, rule: Rule): unknown {
  if (rule.type === 'array' || rule.type === 'object' || rule.type === 'mixed') return value;
  if (value === null && rule.keepsNull) return null;
  if (value === rule.orText) return value;
  if (rule.type === 'integer') return toInteger(value);
  if (rule.type === 'boolean') return toBoolean(value);
  return value ?? '';
}
