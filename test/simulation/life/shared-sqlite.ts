import Sqlite from 'better-sqlite3';

import type { Mortal } from './mortal.ts';

export type SharedSqlite = ReturnType<typeof createSharedSqlite>;

interface Waiting {
  readonly by: Mortal;
  readonly go: () => void;
}

/**
 * The disk of the machine: one SQLite in memory that outlives each life. One life at a time has it, as with the
 * lock of a file; what a life has not committed when it dies is undone.
 */
export function createSharedSqlite(content?: Buffer) {
  const file = content === undefined ? new Sqlite(':memory:') : new Sqlite(content);
  file.pragma('foreign_keys = ON');
  file.pragma('trusted_schema = OFF');
  const statements = new Map<string, Sqlite.Statement>();
  let queue: Waiting[] = [];
  let holder: Mortal | undefined;
  let afterCommit: ((by: Mortal) => void) | undefined;

  function next(): void {
    const first = queue.shift();
    holder = first?.by;
    first?.go();
  }

  return {
    prepare(text: string): Sqlite.Statement {
      const known = statements.get(text);
      if (known) return known;
      const statement = file.prepare(text);
      statements.set(text, statement);
      return statement;
    },

    acquire(by: Mortal): Promise<void> | undefined {
      // It died between its wish and this line: nobody would ever take the file from it again.
      if (by.isDead) return by.pause();
      if (holder === undefined) {
        holder = by;
        return undefined;
      }
      return new Promise((go) => queue.push({ by, go }));
    },

    release(by: Mortal): void {
      if (holder === by) next();
    },

    /** What the operating system does with the file of a process that is gone. */
    forget(dead: Mortal): void {
      queue = queue.filter(({ by }) => by !== dead);
      if (holder !== dead) return;
      if (file.inTransaction) file.exec('rollback');
      next();
    },

    onCommit(tell: (by: Mortal) => void): void {
      afterCommit = tell;
    },
    committed: (by: Mortal) => afterCommit?.(by),
    /** For judges: statements that are the machine's, not a life's. */
    exec: (text: string) => void file.exec(text),
    serialize: () => file.serialize(),
    close: () => file.close(),
  };
}
