import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { newVaultKey } from '../vault/vault-key.ts';

/** Where the new key lies while a change of key is under way. */
export const nextKeyFile = (keyFile: string) => `${keyFile}.next`;

/**
 * The key to change to: that of an interrupted change, else a new one. It is on the disk, readable by its
 * owner alone, before anything is sealed with it.
 */
export function prepareNextKey(keyFile: string, oldKey: string): string {
  const file = nextKeyFile(keyFile);
  const left = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  // One that is in use already was left by a change that came to its end.
  if (left !== '' && left !== oldKey) return left;
  const key = newVaultKey();
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, `${key}\n`, { mode: 0o600, flush: true });
  return key;
}

/** Call it once the key is where it belongs, or a person has read it. */
export function forgetNextKey(keyFile: string): void {
  rmSync(nextKeyFile(keyFile), { force: true });
}
