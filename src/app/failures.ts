import type { Engine } from '../database/engine.ts';
import { Failure } from '../kernel/failure.ts';
import { message } from '../messages/message.ts';
import type { MessageRef } from '../messages/message.ts';

/** Settings that cannot be used, all of them at once. The command line ends with 78. */
export class WrongSettings extends Failure {
  readonly code = 'settings.wrong';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;
  /** One line each: what, where, how to mend it. */
  readonly mistakes: readonly MessageRef[];

  constructor(mistakes: readonly MessageRef[]) {
    super(`${mistakes.length} wrong settings`);
    this.merchantMessage = message('settings.wrong', { count: mistakes.length });
    this.mistakes = mistakes;
  }
}

/** Nothing can be asked of Bling without an app of its own there. */
export class BlingAppMissing extends Failure {
  readonly code = 'settings.bling_app_missing';
  readonly kind = 'rejected';
  readonly merchantMessage = message('app.blingAppMissing', {});

  constructor() {
    super('BLING_CLIENT_ID and BLING_CLIENT_SECRET are not set');
  }
}

/** The owner could not do what a command asked; the reason is its own. */
export class RequestFailed extends Failure {
  readonly code = 'request.failed';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;

  constructor(reason: MessageRef) {
    super(`the owner could not do it: ${reason.key}`);
    this.merchantMessage = reason;
  }
}

/** The process that worked for an account has ended, and no other took its place. */
export class NobodyWorks extends Failure {
  readonly code = 'work.nobody';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;

  constructor(accountId: string) {
    super(`nobody has owned ${accountId} for a minute`);
    this.merchantMessage = message('app.nobodyWorks', { account: accountId });
  }
}

/** What is left waits for a connection that refuses our access. It is done once that is connected again. */
export class AccessRefused extends Failure {
  readonly code = 'work.access_refused';
  readonly kind = 'unauthorized';
  readonly merchantMessage: MessageRef;

  /** @param name of the store, or Bling */
  constructor(name: string) {
    super(`work waits for ${name} to accept our access`);
    this.merchantMessage = message('app.accessRefused', { name });
  }
}

/** A sales channel belongs to one store; this one has a store of another kind. */
export class ChannelTaken extends Failure {
  readonly code = 'store.channel_taken';
  readonly kind = 'conflict';
  readonly merchantMessage: MessageRef;

  constructor(channel: string, storeKind: string) {
    super(`channel ${channel} has a store of kind ${storeKind}`);
    this.merchantMessage = message('app.channelTaken', { channel, kind: storeKind });
  }
}

/** Another program listens where we would. */
export class PortTaken extends Failure {
  readonly code = 'serve.port_taken';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;

  constructor(place: string, cause: unknown) {
    super(`cannot listen at ${place}`, { cause });
    const detail = cause instanceof Error ? cause.message : String(cause);
    this.merchantMessage = message('app.portTaken', { place, detail });
  }
}

/** A database that bears one working process has one already. */
export class OneWorkerOnly extends Failure {
  readonly code = 'serve.one_worker_only';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;
  readonly holder: string;

  /** @param holder `host:pid:uuid` of the one that works */
  constructor(database: Engine, holder: string) {
    super(`${holder} works on this ${database} database already`);
    this.holder = holder;
    const [host = '', pid = ''] = holder.split(':');
    const key = database === 'sqlite' ? 'app.oneWorkerOnSqlite' : 'app.oneWorkerOnMysql';
    this.merchantMessage = message(key, { host, pid });
  }
}

/** A SQLite file belongs to one process: there is nothing to spread. */
export class EngineNeedsServer extends Failure {
  readonly code = 'settings.engine_needs_server';
  readonly kind = 'rejected';
  readonly merchantMessage = message('app.engineNeedsServer', {});

  constructor() {
    super('ENGINE_URL is set beside a SQLite file');
  }
}

/** The PostgreSQL that spreads the accounts does not answer. */
export class EngineUnreachable extends Failure {
  readonly code = 'engine.unreachable';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;

  constructor(cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`the engine's database cannot be used: ${detail}`, { cause });
    this.merchantMessage = message('app.engineUnreachable', { detail });
  }
}

/** Who owns what is decided by dates: with another idea of the time we would take what others hold. */
export class ClockWrong extends Failure {
  readonly code = 'machine.clock_wrong';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;

  /** @param skewMs how far we are ahead of the database server */
  constructor(skewMs: number) {
    super(`our clock is ${skewMs} ms ahead of the database server's`);
    this.merchantMessage = message('app.clockWrong', { seconds: Math.round(skewMs / 1000) });
  }
}

/** What is asked for must find nobody at work. */
export class ProcessesRunning extends Failure {
  readonly code = 'process.running';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;

  constructor(living: readonly { mode: string; holder: string }[]) {
    const names = living.map(({ mode, holder }) => `${mode} ${holder.split(':', 2).join(':')}`);
    super(`still running: ${names.join(', ')}`);
    this.merchantMessage = message('app.processesRunning', { processes: names.join(', ') });
  }
}

/** There is nothing to restore at this path. */
export class BackupMissing extends Failure {
  readonly code = 'backup.missing';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(file: string) {
    super(`no backup at ${file}`);
    this.merchantMessage = message('app.backupMissing', { file });
  }
}
