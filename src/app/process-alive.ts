import { existsSync } from 'node:fs';
import { hostname } from 'node:os';

/** Whether a process of this machine lives. Where the system does not tell without a signal: assume so. */
function isProcessAlive(pid: number): boolean {
  if (!existsSync('/proc/self')) return true;
  return existsSync(`/proc/${pid}`);
}

/** Of a `host:pid:uuid`: one on this machine whose process is gone need not be waited for. */
export function isDeadHere(holder: string): boolean {
  const [host, pid] = holder.split(':');
  if (host !== hostname()) return false;
  return !isProcessAlive(Number(pid));
}
