import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SealBroken, VaultKeyInvalid, VaultWrongKey } from './failures.ts';
import { openVault } from './open-vault.ts';
import { newVaultKey } from './vault-key.ts';

const vault = openVault({ key: newVaultKey() });
const folder = () => mkdtempSync(join(tmpdir(), 'totoro-vault-'));

describe('a sealed text', () => {
  it('opens again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(vault.seal(text, 'token acc_1'), 'token acc_1')).toBe(text);
      }),
    );
  });

  it('is another one each time, and shows nothing of what it holds', () => {
    const one = vault.seal('52998224725', 'document');

    expect(one).not.toBe(vault.seal('52998224725', 'document'));
    expect(Buffer.from(one).toString('latin1')).not.toContain('52998224725');
  });

  it('does not open in the place of another', () => {
    const sealed = vault.seal('secret', 'store sto_1');

    expect(() => vault.open(sealed, 'store sto_2')).toThrow(SealBroken);
    expect(() => vault.open(sealed, 'store sto_')).toThrow(SealBroken);
  });

  it('does not open when any of its characters was changed', () => {
    const sealed = vault.seal('secret', 'store sto_1');
    fc.assert(
      fc.property(fc.nat(sealed.length - 2), (at) => {
        const other = sealed[at] === 'A' ? 'B' : 'A';
        const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
        expect(() => vault.open(changed, 'store sto_1')).toThrow(/does not open|but the key/);
      }),
    );
  });

  it('does not open when it was cut', () => {
    expect(() => vault.open(vault.seal('secret', 'x').slice(0, 14), 'x')).toThrow(SealBroken);
    expect(() => vault.open('', 'x')).toThrow(SealBroken);
  });

  it('names the key that it wants when it is given another', () => {
    const stranger = openVault({ key: newVaultKey() });
    const sealed = vault.seal('secret', 'x');

    expect(() => stranger.open(sealed, 'x')).toThrow(VaultWrongKey);
    expect(() => stranger.open(sealed, 'x')).toThrow(vault.keyId);
  });
});

describe('a digest', () => {
  it('is the same for the same text and purpose, and differs by purpose and by key', () => {
    const stranger = openVault({ key: newVaultKey() });
    const digest = vault.digest('52998224725', 'document');

    expect(vault.digest('52998224725', 'document')).toBe(digest);
    expect(digest).toHaveLength(43);
    expect(vault.digest('52998224725', 'audit')).not.toBe(digest);
    expect(stranger.digest('52998224725', 'document')).not.toBe(digest);
  });
});

describe('the key', () => {
  it('is made at the first start, for the eyes of its owner only, and is the same at the next', () => {
    const keyFile = join(folder(), 'data', 'totoro.key');
    const first = openVault({ keyFile });
    const second = openVault({ keyFile });

    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.open(first.seal('secret', 'x'), 'x')).toBe('secret');
    expect(Buffer.from(readFileSync(keyFile, 'utf8'), 'base64')).toHaveLength(32);
    expect(statSync(keyFile).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  it('given as text counts before the file, and no file is made', () => {
    const keyFile = join(folder(), 'totoro.key');

    expect(openVault({ key: newVaultKey(), keyFile }).created).toBe(false);
    expect(() => readFileSync(keyFile)).toThrow('ENOENT');
  });

  it.each([
    'too short',
    Buffer.alloc(31).toString('base64'),
    `${newVaultKey()}AAAA`,
    '#'.repeat(44),
  ])('is refused with the name of its source when it is no key: %s', (key) => {
    expect(() => openVault({ key })).toThrow(VaultKeyInvalid);
    expect(() => openVault({ key })).toThrow('TOTORO_KEY');
  });

  it('is refused when its file holds something else', () => {
    const keyFile = join(folder(), 'totoro.key');
    writeFileSync(keyFile, 'hello');

    expect(() => openVault({ keyFile })).toThrow(keyFile);
  });
});
