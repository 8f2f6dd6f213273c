import { isFields } from '../input.ts';
import { toPhpJson } from '../wire-text.ts';
import type { Call } from './call.ts';

const HEADERS = {
  'Content-Type': 'application/json; charset=UTF-8',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
  'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
  'Access-Control-Allow-Headers':
    'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type',
  'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private',
  Allow: 'GET, POST, PUT, PATCH, DELETE',
};

/** A JSON answer of the shop; `_fields` trims objects and lists alike (guide 2). */
export function answer(
  call: Call,
  body: unknown,
  options: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
  return toResponse(withFields(body, call.args.list('_fields')), options);
}

export function toResponse(
  body: unknown,
  options: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
  return new Response(toPhpJson(body), {
    status: options.status ?? 200,
    headers: { ...HEADERS, ...options.headers },
  });
}

function withFields(body: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0) return body;
  if (Array.isArray(body)) return body.map((item) => withFields(item, fields));
  return isFields(body)
    ? pick(
        body,
        fields.map((field) => field.split('.')),
      )
    : body;
}

function pick(source: Readonly<Record<string, unknown>>, paths: readonly (readonly string[])[]) {
  const picked: Record<string, unknown> = {};
  for (const name of new Set(paths.map((path) => path[0] ?? ''))) {
    const deeper = paths.filter((path) => path[0] === name).map((path) => path.slice(1));
    const value = source[name];
    if (value === undefined) continue;
    const whole = deeper.some((path) => path.length === 0) || !isFields(value);
    picked[name] = whole ? value : pick(value, deeper);
  }
  return picked;
}
