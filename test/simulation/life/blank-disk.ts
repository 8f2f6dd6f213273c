import { systemClock } from '../../../src/kernel/system-clock.ts';
import { openMortalDatabase } from './mortal-database.ts';
import { createMortal } from './mortal.ts';
import { createSharedSqlite } from './shared-sqlite.ts';

let made: Promise<Buffer> | undefined;

/** A database with its schema and nothing in it, made once a process: migrations are tested elsewhere. */
export function blankDisk(): Promise<Buffer> {
  made ??= makeBlank();
  return made;
}

async function makeBlank(): Promise<Buffer> {
  const disk = createSharedSqlite();
  await openMortalDatabase(createMortal(), disk, systemClock);
  const content = disk.serialize();
  disk.close();
  return content;
}
