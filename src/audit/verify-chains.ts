import type { Db } from '../database/tables.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Vault } from '../vault/vault.ts';
import { createAuditReadRepository } from './audit-chain.repository.ts';
import type { AuditHead, AuditRow } from './audit-line.ts';
import type { HeadFile } from './head-file.ts';
import { CHAIN_START, linkDigest, personalDigest } from './link-digest.ts';

export interface ChainReport {
  readonly chain: string;
  readonly ok: boolean;
  /** Lines that hold, from the first on. */
  readonly lines: number;
  /** Number of the first line that does not hold. */
  readonly brokenAt?: number;
  readonly problem?: MessageRef;
}

export interface VerifyChains {
  readonly db: Db;
  readonly vault: Vault;
  /** Without it a tail that was cut together with its head is not noticed. */
  readonly headFile?: HeadFile | undefined;
}

const PAGE = 500;

/** Walks every chain from its first line and says where the first one breaks, if any does. */
export async function* verifyChains(options: VerifyChains): AsyncGenerator<ChainReport> {
  const outside = options.headFile?.read() ?? new Map<string, AuditHead>();
  const inside = await createAuditReadRepository(options.db).chains();
  for (const chain of new Set([...inside, ...outside.keys()])) {
    yield await verifyChain(options, chain, outside.get(chain));
  }
}

async function verifyChain(
  { db, vault }: VerifyChains,
  chain: string,
  outside: AuditHead | undefined,
): Promise<ChainReport> {
  const repository = createAuditReadRepository(db);
  // Before the lines: what is appended meanwhile only makes the chain longer than its head.
  const stored = await repository.head(chain);
  const heads = [stored, outside].filter((head) => head !== undefined);
  let last: AuditHead = { chain, seq: 0, digest: CHAIN_START };
  const broken = (brokenAt: number, problem: MessageRef): ChainReport => {
    return { chain, ok: false, lines: last.seq, brokenAt, problem };
  };

  for (;;) {
    const page = await repository.page(chain, last.seq, PAGE);
    const first = page.at(0);
    if (!first) break;
    const parts = await repository.personal(chain, first.seq, page.at(-1)?.seq ?? first.seq);
    const sealed = new Map(parts.map((part) => [part.seq, part.sealed]));
    for (const row of page) {
      const problem = problemOf(row, { vault, last, sealed: sealed.get(row.seq), heads });
      if (problem) return broken(last.seq + 1, problem);
      last = { chain, seq: row.seq, digest: row.digest };
    }
  }
  if (heads.some((head) => head.seq > last.seq))
    return broken(last.seq + 1, message('audit.tailCut', { line: last.seq + 1 }));
  return { chain, ok: true, lines: last.seq };
}

interface Around {
  readonly vault: Vault;
  readonly last: AuditHead;
  /** The personal part that lies apart. */
  readonly sealed: string | undefined;
  readonly heads: readonly AuditHead[];
}

function problemOf(row: AuditRow, { vault, last, sealed, heads }: Around): MessageRef | undefined {
  const line = last.seq + 1;
  if (row.seq !== line) return message('audit.lineMissing', { line });
  if (row.digest !== linkDigest(vault, row, last.digest))
    return message('audit.lineChanged', { line });
  if (row.personal_digest !== null && !fits(vault, row.personal_digest, sealed))
    return message('audit.personalChanged', { line });
  if (heads.some((head) => head.seq === row.seq && head.digest !== row.digest))
    return message('audit.headDiffers', { line });
  return undefined;
}

function fits(vault: Vault, digest: string, sealed: string | undefined): boolean {
  return sealed !== undefined && personalDigest(vault, sealed) === digest;
}
