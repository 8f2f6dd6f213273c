import { createCipheriv, createDecipheriv } from 'node:crypto';

import type { Random } from '../kernel/random.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

export interface Sealing {
  readonly key: Uint8Array;
  readonly label: string;
  /** Where the nonce comes from. Only a simulation hands in one that can be foretold. */
  readonly random: Random;
}

/** AES-256-GCM under a random nonce, as base64url of nonce, ciphertext and tag. */
export function encrypt(text: string, { key, label, random }: Sealing): string {
  const nonce = random.bytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(label));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

/** @returns `undefined` when the key is another, or anything was changed */
export function decrypt(key: Uint8Array, sealed: string, label: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE + TAG) return undefined;
  const nonce = bytes.subarray(0, NONCE);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(-TAG));
  const start = decipher.update(bytes.subarray(NONCE, -TAG));
  try {
    return Buffer.concat([start, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
