import { createHmac } from 'node:crypto';

import type { Random } from '../kernel/random.ts';
import { decrypt, encrypt } from './cipher.ts';
import { SealBroken, VaultWrongKey } from './failures.ts';
import type { VaultKey } from './vault-key.ts';

/** Keeps secrets and personal data unreadable at rest. */
export interface Vault {
  /** Short id of the key that seals. */
  readonly keyId: string;
  /** Where nonces and keys of persons come from. */
  readonly random: Random;
  /**
   * Makes a text unreadable, as `v1.<key id>.<base64url>`.
   *
   * @param context what it is and whose, such as `account_token acc_1a2b3c4d`: it opens only there
   */
  seal(text: string, context: string): string;
  /**
   * @throws {VaultWrongKey} when another key sealed it
   * @throws {SealBroken} when it was changed, or sealed for another context
   */
  open(sealed: string, context: string): string;
  /** The same content, sealed again under the present key. */
  reseal(sealed: string): string;
  /**
   * Keyed digest, 43 characters: the same text gives the same digest, and nobody without the key can guess
   * back from it. Outlives a change of key once the vault is unlocked.
   *
   * @param purpose such as `document` or `audit`; digests of two purposes never compare
   */
  digest(text: string, purpose: string): string;
}

export interface VaultKeys {
  readonly current: VaultKey;
  /** Open, but never seal: while a change of key runs. */
  readonly leaving: readonly VaultKey[];
  readonly root: Uint8Array;
  readonly random: Random;
}

const VERSION = 'v1';
/** Between context and text. Neither holds one. */
const SEPARATOR = '\0';

export function createVault({ current, leaving, root, random }: VaultKeys): Vault {
  const sealingKeys = new Map([current, ...leaving].map((key) => [key.id, key.sealing]));
  const purposeKeys = new Map<string, Buffer>();

  const sealContent = (content: string): string => {
    const label = sealedPrefix(current.id);
    return label + encrypt(content, { key: current.sealing, label, random });
  };

  const openContent = (sealed: string, context: string): string => {
    const [version, keyId = '', body = ''] = sealed.split('.');
    if (version !== VERSION) throw new SealBroken(context);
    const sealing = sealingKeys.get(keyId);
    if (!sealing) throw new VaultWrongKey({ wanted: keyId, given: current.id });
    const content = decrypt(sealing, body, sealedPrefix(keyId));
    if (content === undefined) throw new SealBroken(context);
    return content;
  };

  return {
    keyId: current.id,
    random,
    seal(text, context) {
      if (context.includes(SEPARATOR)) throw new RangeError('a context holds no NUL');
      return sealContent(context + SEPARATOR + text);
    },
    open(sealed, context) {
      const content = openContent(sealed, context);
      const start = context + SEPARATOR;
      if (!content.startsWith(start)) throw new SealBroken(context);
      return content.slice(start.length);
    },
    reseal: (sealed) => sealContent(openContent(sealed, 'a sealed column')),
    digest(text, purpose) {
      let key = purposeKeys.get(purpose);
      if (!key) {
        key = createHmac('sha256', root).update(purpose).digest();
        purposeKeys.set(purpose, key);
      }
      return createHmac('sha256', key).update(text).digest('base64url');
    },
  };
}

/** How everything begins that this key has sealed. */
export function sealedPrefix(keyId: string): string {
  return `${VERSION}.${keyId}.`;
}
