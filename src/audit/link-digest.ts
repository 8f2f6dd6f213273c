import type { Vault } from '../vault/vault.ts';
import type { AuditRow } from './audit-line.ts';

/** What the first line of a chain stands on. */
export const CHAIN_START = '';

/** The keyed digest of one line, which covers the line before and so all lines before. */
export function linkDigest(vault: Vault, row: Omit<AuditRow, 'digest'>, before: string): string {
  const content = JSON.stringify([
    before,
    row.chain,
    row.seq,
    row.at,
    row.actor,
    row.action,
    row.subject,
    row.store_id,
    row.before,
    row.after,
    row.reason,
    row.outcome,
    row.correlation,
    row.person_id,
    row.personal_digest,
  ]);
  return vault.digest(content, 'audit line');
}

/** Over the sealed text: it stays provable when nobody can read it any more. */
export function personalDigest(vault: Vault, sealed: string): string {
  return vault.digest(sealed, 'audit personal');
}
