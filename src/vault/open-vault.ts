import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

import type { Random } from '../kernel/random.ts';
import { systemRandom } from '../kernel/random.ts';
import { newVaultKey, parseVaultKey } from './vault-key.ts';
import type { Vault, VaultKeys } from './vault.ts';
import { createVault } from './vault.ts';

export interface OpenVaultOptions {
  /** 32 bytes in base64, from `TOTORO_KEY`. */
  readonly key?: string | undefined;
  /** Used without `key`. Made, readable by its owner only, when absent. */
  readonly keyFile?: string | undefined;
  /** Keys that may still open something, in base64: while a change of key runs. */
  readonly leaving?: readonly string[] | undefined;
  /** Default the system's. A simulation hands in its own; nobody else does. */
  readonly random?: Random | undefined;
}

/** A vault with what it was made of, before the database has been asked. */
export interface OpenedVault extends Vault {
  readonly keys: VaultKeys;
  /** The key file was made just now: tell the operator to keep a copy elsewhere. */
  readonly created: boolean;
}

/**
 * Opens the vault. With a database, `unlockVault` comes next.
 *
 * @throws {VaultKeyInvalid}
 * @throws {RangeError} when neither key nor key file is given
 */
export function openVault(options: OpenVaultOptions): OpenedVault {
  const { key, keyFile, leaving = [], random = systemRandom } = options;
  const { text, source, created } = key
    ? { text: key, source: 'TOTORO_KEY', created: false }
    : keyFromFile(keyFile);
  const current = parseVaultKey(text, source);
  const keys: VaultKeys = {
    current,
    leaving: leaving.map((older) => parseVaultKey(older, 'TOTORO_KEY')),
    root: current.firstRoot,
    random,
  };
  return { ...createVault(keys), keys, created };
}

function keyFromFile(path: string | undefined) {
  if (!path) throw new RangeError('a vault needs a key or a key file');
  const created = !existsSync(path);
  if (created) writeKeyFile(path);
  return { text: readFileSync(path, 'utf8'), source: path, created };
}

/** On the disk before it is used: what it seals would be lost with it. */
function writeKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${newVaultKey()}\n`);
  fsyncSync(file);
  closeSync(file);
}
