import type { Tx } from '../database/tables.ts';
import { afterCommit } from '../database/transaction.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Vault } from '../vault/vault.ts';
import type { PersonalRow } from './audit-chain.repository.ts';
import { createAuditChainRepository } from './audit-chain.repository.ts';
import type { AuditRow, ChainName, NewAuditLine } from './audit-line.ts';
import type { HeadFile } from './head-file.ts';
import { lineToRow } from './line-to-row.ts';
import { linkDigest } from './link-digest.ts';
import { createPersonRepository } from './person.repository.ts';
import { sealPersonalParts } from './seal-personal.ts';

/** The ledger of what was done, not done and failed. Append only. */
export interface Audit {
  /**
   * Appends one line inside the caller's transaction: they are kept or undone together. It holds the chain
   * until the transaction ends, so append last. Three statements; use `appendAll` for several lines.
   */
  append(tx: Tx, line: NewAuditLine): Promise<void>;
  appendAll(tx: Tx, lines: readonly NewAuditLine[]): Promise<void>;
  /** Makes what the ledger knows of a person unreadable for good. The chains stay whole. */
  erasePerson(tx: Tx, personId: string): Promise<boolean>;
}

export interface AuditOptions {
  readonly vault: Vault;
  readonly clock: Clock;
  /** Where the heads are kept outside the database; told after each commit. */
  readonly headFile?: HeadFile | undefined;
}

export function createAudit({ vault, clock, headFile }: AuditOptions): Audit {
  async function appendToChain(tx: Tx, chain: ChainName, lines: readonly NewAuditLine[]) {
    const repository = createAuditChainRepository(tx);
    const sealedParts = await sealPersonalParts({ tx, vault, lines, now: clock.now() });
    let head = await repository.lockHead(chain);
    const rows: AuditRow[] = [];
    const personal: PersonalRow[] = [];
    for (const line of lines) {
      const part = sealedParts.get(line);
      const seq = head.seq + 1;
      const row = lineToRow(line, { seq, at: clock.now(), personalDigest: part?.digest });
      head = { chain, seq, digest: linkDigest(vault, row, head.digest) };
      rows.push({ ...row, digest: head.digest });
      if (part) personal.push({ chain, seq, person_id: part.personId, sealed: part.sealed });
    }
    await repository.append(rows, personal);
    await repository.moveHead(head);
    if (headFile) afterCommit(tx, () => headFile.remember(head));
  }

  async function appendAll(tx: Tx, lines: readonly NewAuditLine[]): Promise<void> {
    const chains = [...new Set(lines.map((line) => line.chain))];
    // Always in the same order, so that two transactions never wait for each other.
    for (const chain of chains.toSorted((one, other) => one.localeCompare(other))) {
      const ofChain = lines.filter((line) => line.chain === chain);
      await appendToChain(tx, chain, ofChain);
    }
  }

  return {
    append: (tx, line) => appendAll(tx, [line]),
    appendAll,
    erasePerson: (tx, personId) => createPersonRepository(tx, vault).erase(personId),
  };
}
