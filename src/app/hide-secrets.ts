import { hideDocuments, hideEmails } from '../kernel/hide-documents.ts';
import { Secret } from '../kernel/secret.ts';

const HIDDEN = '***';

/** Names of fields whose value is never logged: secrets and what identifies a person. Compared without case and signs. */
const HIDDEN_FIELD =
  /(token|secret|password|senha|authorization|cookie|signature|apikey|consumerkey|totorokey|cpf|cnpj|document|documento|email|phone|telefone|celular)$/;

/** Secrets inside a text: in an address, a form, or a header. */
const HIDDEN_IN_TEXT: readonly (readonly [form: RegExp, shown: string])[] = [
  [
    /\b(access_token|refresh_token|client_secret|consumer_key|consumer_secret|oauth_[a-z_]+|password)=[^&\s"']+/gi,
    `$1=${HIDDEN}`,
  ],
  // The code of the OAuth return; a short one is a code of an error.
  [/\bcode=[^&\s"']{16,}/gi, `code=${HIDDEN}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${HIDDEN}`],
  [/:\/\/[^/\s:@]*:[^/\s@]+@/g, `://${HIDDEN}@`],
];

const DEEPEST = 8;

/** A copy that can be logged. Errors keep name, message, stack and cause; what is too deep is cut. */
export function hideSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return hideInText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return HIDDEN;
  if (depth >= DEEPEST) return '...';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => hideSecrets(item, depth + 1));
  if (value instanceof Map) return hideSecrets(Object.fromEntries(value), depth);
  return hideFields(value instanceof Error ? errorFields(value) : value, depth);
}

export function hideInText(text: string): string {
  const shown = HIDDEN_IN_TEXT.reduce((rest, [form, by]) => rest.replace(form, by), text);
  return hideEmails(hideDocuments(shown));
}

/** The same for what is known to be an object. */
export function hideFields(value: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      isHidden(name, field) ? HIDDEN : hideSecrets(field, depth + 1),
    ]),
  );
}

/** A yes, no or nothing gives nothing away. */
function isHidden(name: string, field: unknown): boolean {
  const saysMore = typeof field !== 'boolean' && field !== undefined && field !== null;
  return saysMore && HIDDEN_FIELD.test(name.toLowerCase().replace(/[^a-z]/g, ''));
}

function errorFields(error: Error): object {
  const { name, message, stack, cause } = error;
  return {
    ...Object.fromEntries(Object.entries(error)),
    name,
    message,
    stack,
    ...(cause !== undefined && { cause }),
  };
}
