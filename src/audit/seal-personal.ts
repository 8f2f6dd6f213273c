import { AccountId } from '../commerce/ids.ts';
import type { Tx } from '../database/tables.ts';
import type { Vault } from '../vault/vault.ts';
import type { NewAuditLine } from './audit-line.ts';
import { personalDigest } from './link-digest.ts';
import { createPersonRepository } from './person.repository.ts';

export interface SealedPart {
  readonly personId: string;
  readonly sealed: string;
  readonly digest: string;
}

interface SealPersonal {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly lines: readonly NewAuditLine[];
  readonly now: number;
}

/** The personal parts of these lines, each under its person's own key, by line. */
export async function sealPersonalParts({ tx, vault, lines, now }: SealPersonal) {
  const persons = createPersonRepository(tx, vault);
  const parts = new Map<NewAuditLine, SealedPart>();
  for (const line of lines) {
    if (!line.personal) continue;
    const { personId, data } = line.personal;
    const key =
      (await persons.find(personId)) ??
      (await persons.create(personId, AccountId.parse(line.chain), now));
    const sealed = key.seal(JSON.stringify(data));
    parts.set(line, { personId, sealed, digest: personalDigest(vault, sealed) });
  }
  return parts;
}
