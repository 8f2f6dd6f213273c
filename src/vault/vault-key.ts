import { createHash, hkdfSync, randomBytes } from 'node:crypto';

import { VaultKeyInvalid } from './failures.ts';

const BYTES = 32;

/** One key of the operator, taken apart for its uses. */
export interface VaultKey {
  /** Short, safe to show: which key it is, and nothing about it. */
  readonly id: string;
  readonly sealing: Uint8Array;
  /** Root of digests for as long as the database has none of its own. */
  readonly firstRoot: Uint8Array;
}

/**
 * @param source where the text comes from, to name it when it is wrong
 * @throws {VaultKeyInvalid}
 */
export function parseVaultKey(base64: string, source: string): VaultKey {
  const text = base64.trim();
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== BYTES || !/^[A-Za-z0-9+/_-]{43}=?$/.test(text))
    throw new VaultKeyInvalid(source);
  return {
    id: createHash('sha256').update(derive(bytes, 'id')).digest('hex').slice(0, 8),
    sealing: derive(bytes, 'seal'),
    firstRoot: derive(bytes, 'digest'),
  };
}

/** A new key as the text for `TOTORO_KEY`. */
export function newVaultKey(): string {
  return randomBytes(BYTES).toString('base64');
}

function derive(bytes: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', bytes, 'totoro', use, BYTES));
}
