import { existsSync } from 'node:fs';

/** Whether a process of this machine lives. Where the system does not tell without a signal: assume so. */
export function isProcessAlive(pid: number): boolean {
  if (!existsSync('/proc/self')) return true;
  return existsSync(`/proc/${pid}`);
}
