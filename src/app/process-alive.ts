import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

import type { Random } from '../kernel/random.ts';

const HAS_PROC = existsSync('/proc/self/ns/pid');
/** Containers may share a host's name and not its process ids: those mean something in one place only. */
const PLACE = HAS_PROC ? shortDigest(bootId() + readlinkSync('/proc/self/ns/pid')) : 'anywhere';

/** `host:pid:place-uuid`, by which other processes know this one. */
export function newHolder(random: Random): string {
  return `${hostname()}:${process.pid}:${PLACE}-${random.uuid()}`;
}

/** Of a holder whose process ran in this very place and is gone: it need not be waited for. */
export function isDeadHere(holder: string): boolean {
  const [host, pid, life] = holder.split(':');
  // Where the system does not tell without a signal, everybody may live.
  if (!HAS_PROC || host !== hostname() || !life?.startsWith(`${PLACE}-`)) return false;
  return !existsSync(`/proc/${pid}`);
}

function bootId(): string {
  const file = '/proc/sys/kernel/random/boot_id';
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
