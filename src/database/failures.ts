import { Failure } from '../kernel/failure.ts';
import { message } from '../messages/message.ts';

/** `DATABASE_URL` names no database that we know. */
export class DatabaseUrlUnknown extends Failure {
  readonly code = 'database.url_unknown';
  readonly kind = 'rejected';
  readonly merchantMessage;

  /** @param scheme only what stands before the colon: the rest may hold a password */
  constructor(scheme: string) {
    super(`no database is known for the address ${scheme}:...`);
    this.merchantMessage = message('database.urlUnknown', { scheme });
  }
}

/** The database does not answer, or does not let us in. */
export class DatabaseUnreachable extends Failure {
  readonly code = 'database.unreachable';
  readonly kind = 'transient';
  readonly merchantMessage;

  constructor(place: string, cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`cannot open the database at ${place}: ${detail}`, { cause });
    this.merchantMessage = message('database.unreachable', { place, detail });
  }
}

/** No room is left where the database lies. Nothing of the transaction was kept. */
export class DatabaseFull extends Failure {
  readonly code = 'database.full';
  readonly kind = 'transient';
  readonly merchantMessage = message('database.full', {});

  constructor(cause: unknown) {
    super('the disk is full: the database cannot grow', { cause });
  }
}

/** A newer version of the program has already changed this database. */
export class DatabaseTooNew extends Failure {
  readonly code = 'database.too_new';
  readonly kind = 'rejected';
  readonly merchantMessage;

  constructor(migration: string) {
    super(`the database has the migration ${migration}, which this program does not know`);
    this.merchantMessage = message('database.tooNew', { migration });
  }
}

/** Another process has been changing the schema for longer than we wait. */
export class DatabaseBeingMigrated extends Failure {
  readonly code = 'database.being_migrated';
  readonly kind = 'transient';
  readonly merchantMessage = message('database.beingMigrated', {});

  constructor(waitedMs: number) {
    super(`another process has held the migration lock for ${waitedMs} ms`);
  }
}

/** Only SQLite is backed up by us. */
export class BackupNotOurs extends Failure {
  readonly code = 'database.backup_not_ours';
  readonly kind = 'rejected';
  readonly merchantMessage;

  constructor(engine: string) {
    super(`a ${engine} database is backed up with its own tools`);
    this.merchantMessage = message('database.backupNotOurs', { engine });
  }
}
