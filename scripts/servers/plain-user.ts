import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../tool.ts';

/** Whom a server runs as: never root, PostgreSQL refuses that and MariaDB should. */
export interface PlainUser {
  readonly uid?: number;
  readonly gid?: number;
}

export const isRoot = process.getuid?.() === 0;

/** Ourselves, or the first of `names` that exists when we are root. */
export function findPlainUser(names: readonly string[]): PlainUser {
  if (!isRoot) return {};
  for (const name of names) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    `none of the users ${names.join(', ')} exists, and a server must not run as root`,
  );
}

function idOf(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

/**
 * An empty folder of the user's own, in `.servers/` of the checkout, or in the temporary folder of the
 * system where a plain user cannot get at the checkout.
 */
export function makeDataFolder(name: string, user: PlainUser): string {
  return makeFolderIn(join(ROOT, '.servers'), name, user) ?? makeFolderOrFail(name, user);
}

function makeFolderOrFail(name: string, user: PlainUser): string {
  const folder = makeFolderIn(tmpdir(), `totoro-${name}`, user);
  if (folder === undefined)
    throw new Error(`a plain user can write neither in .servers nor in ${tmpdir()}`);
  return folder;
}

function makeFolderIn(parent: string, name: string, user: PlainUser): string | undefined {
  if (!existsSync(parent)) mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `${name}-`));
  if (user.uid === undefined || user.gid === undefined) return folder;
  chownSync(folder, user.uid, user.gid);
  const reach = spawnSync('test', ['-w', folder], { ...user, cwd: '/' });
  if (reach.status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}
