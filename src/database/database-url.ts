import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { DatabaseUrlUnknown } from './failures.ts';

/** The path of SQLite is absolute, or `:memory:`. */
export type DatabasePlace =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres' | 'mysql'; readonly url: string };

/**
 * Reads `DATABASE_URL`: `file:./data/totoro.db`, `file:///var/lib/totoro.db`, `sqlite::memory:`,
 * `postgres://user:password@host:5432/name`, `mysql://...` (MariaDB too: `mariadb://...`).
 *
 * @throws {DatabaseUrlUnknown}
 */
export function parseDatabaseUrl(url: string): DatabasePlace {
  const scheme = /^([a-z][a-z0-9+]*):/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (url === 'sqlite::memory:') return { engine: 'sqlite', path: ':memory:' };
  switch (scheme) {
    case 'file':
      return { engine: 'sqlite', path: filePath(url) };
    case 'postgres':
    case 'postgresql':
      return { engine: 'postgres', url };
    case 'mysql':
    case 'mariadb':
      return { engine: 'mysql', url: url.replace(/^mariadb:/i, 'mysql:') };
    default:
      throw new DatabaseUrlUnknown(scheme);
  }
}

/** The place in words, without user and password. */
export function placeToText(place: DatabasePlace): string {
  if (place.engine === 'sqlite') return place.path;
  const { protocol, host, pathname } = new URL(place.url);
  return `${protocol}//${host}${pathname}`;
}

function filePath(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
}
