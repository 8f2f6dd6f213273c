import type { PersonalPart } from '../../audit/audit-line.ts';
import type { SyncIo } from '../sync-account.ts';

interface Person {
  readonly name: string;
  /** CPF or CNPJ without mask; may be empty. */
  readonly document: string;
  readonly email: string;
}

/**
 * Who it was, apart from the rest of an audit line, so that it can be erased. Without a document the e-mail
 * tells persons apart; without both there is nobody to tell of.
 */
export function personalPart(
  { vault }: { readonly vault: Pick<SyncIo['vault'], 'digest'> },
  { name, document, email }: Person,
): PersonalPart | undefined {
  const known = document || email.toLowerCase();
  if (!known) return undefined;
  return { personId: vault.digest(known, 'person'), data: { name, document, email } };
}
