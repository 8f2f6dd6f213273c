import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

import type { AuditHead } from './audit-line.ts';

/** Rewritten with the last heads alone when it grows beyond this, in bytes. */
const LONG = 256 * 1024;
const LINE = /^(\S+) (\d+) (\S{43})$/;

/**
 * Where each chain stood, outside the database, one line for each commit. Whoever cuts the last lines of a
 * chain in the database, and puts its head back, is found out here.
 */
export function createHeadFile(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let size = existsSync(path) ? statSync(path).size : 0;

  function read(): Map<string, AuditHead> {
    const heads = new Map<string, AuditHead>();
    if (!existsSync(path)) return heads;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const [, chain = '', seq = '', digest = ''] = LINE.exec(line) ?? [];
      const known = heads.get(chain);
      if (chain && Number(seq) >= (known?.seq ?? 0)) {
        heads.set(chain, { chain, seq: Number(seq), digest });
      }
    }
    return heads;
  }

  function write(heads: Iterable<AuditHead>): void {
    const text = [...heads].map(toLine).join('');
    writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
    size = text.length;
  }

  return {
    read,
    /** May be behind the database after a crash, never ahead: it is told after the commit. */
    remember(head: AuditHead): void {
      const line = toLine(head);
      appendFileSync(path, line, { mode: 0o600 });
      size += line.length;
      if (size > LONG) write(read().values());
    },
    /** Takes the heads of a backup that was restored on purpose: what came after it is gone, and known to be. */
    replace: write,
  };
}
export type HeadFile = ReturnType<typeof createHeadFile>;

function toLine({ chain, seq, digest }: AuditHead): string {
  return `${chain} ${seq} ${digest}\n`;
}
