import type { Fields } from '../input.ts';
import { isFields } from '../input.ts';
import { Refusal } from '../refusal.ts';

/** JSON bodies are read without a JSON content type too; forms are read as flat fields (guide 1). */
export async function readBody(text: string, contentType: string): Promise<Fields | Refusal> {
  const looksLikeJson = /^\s*[[{]/.test(text) || contentType.includes('json');
  if (text.trim() === '') return {};
  if (!looksLikeJson) return Object.fromEntries(new URLSearchParams(text));
  const [parsed] = await Promise.allSettled([new Response(text).json()]);
  if (parsed.status === 'rejected') return brokenJson();
  const value: unknown = parsed.value;
  return isFields(value) ? value : {};
}

function brokenJson(): Refusal {
  return new Refusal({
    status: 400,
    code: 'rest_invalid_json',
    message: 'Invalid JSON body passed.',
    data: { json_error_code: 4, json_error_message: 'Syntax error' },
  });
}

/** PUT and DELETE may hide in a POST where a firewall blocks them (guide 1). */
export function effectiveMethod(request: Request, url: URL): string {
  if (request.method !== 'POST') return request.method;
  const wanted = request.headers.get('x-http-method-override') ?? url.searchParams.get('_method');
  return wanted?.toUpperCase() ?? 'POST';
}

/**
 * The path below `/wp-json`, such as `/wc/v3/orders`; `undefined` when the address is not of the API.
 * `/index.php` in front and a slash at the end are forgiven, `?rest_route=` is the other door.
 */
export function apiPath(url: URL): string | undefined {
  const found = /^(?:\/index\.php)?\/wp-json(\/.*)?$/.exec(url.pathname);
  if (!found) return url.searchParams.get('rest_route') ?? undefined;
  return (found[1] ?? '/').replace(/(.)\/+$/, '$1');
}
