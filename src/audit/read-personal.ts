import type { Db, Tx } from '../database/tables.ts';
import type { Vault } from '../vault/vault.ts';
import { createAuditLineRepository } from './audit-line.repository.ts';
import type { AuditRow } from './audit-line.ts';
import { createPersonRepository } from './person.repository.ts';

/** What a line says of a person, as it was given; `undefined` when it says nothing, or was erased. */
export async function readPersonal(db: Db | Tx, vault: Vault, row: AuditRow): Promise<unknown> {
  const part = await createAuditLineRepository(db).findPersonal(row);
  if (!part) return undefined;
  const key = await createPersonRepository(db, vault).find(part.person_id);
  const text = key?.open(part.sealed);
  return text === undefined ? undefined : JSON.parse(text);
}
