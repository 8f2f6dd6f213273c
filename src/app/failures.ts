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

/** No product of a connected account has this SKU or this id. */
export class SkuUnknown extends Failure {
  readonly code = 'explain.sku_unknown';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(sku: string) {
    super(`no product has the SKU ${sku}`);
    this.merchantMessage = message('explain.skuUnknown', { sku });
  }
}

/** Several products have this SKU: it is not clear which one is meant. */
export class SkuAmbiguous extends Failure {
  readonly code = 'explain.sku_ambiguous';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(sku: string, products: readonly { id: string; name: string }[]) {
    super(`${products.length} products have the SKU ${sku}`);
    const named = products.map(({ id, name }) => `${id} (${name})`).join(', ');
    this.merchantMessage = message('explain.skuAmbiguous', { sku, products: named });
  }
}

/** The product is sold in no store that is asked about. */
export class SkuNotLinked extends Failure {
  readonly code = 'explain.sku_not_linked';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(product: { sku: string; id: string }) {
    super(`product ${product.id} is linked in no such store`);
    this.merchantMessage = message('explain.skuNotLinked', { ...product });
  }
}

/** A product with variations has no number of its own. */
export class SkuIsParent extends Failure {
  readonly code = 'explain.sku_is_parent';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(sku: string, variations: readonly string[]) {
    super(`${sku} is a product with variations`);
    this.merchantMessage = message('explain.skuIsParent', { sku, skus: variations.join(', ') });
  }
}

/** The ledger knows no number of this product at that instant, which is before its first or to come. */
export class NoNumberThen extends Failure {
  readonly code = 'explain.no_number_then';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(reason: MessageRef) {
    super(`the ledger has no number: ${reason.key}`);
    this.merchantMessage = reason;
  }
}

/** No connected store has this id. */
export class StoreUnknown extends Failure {
  readonly code = 'store.unknown';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(wanted: string, stores: readonly { id: string; name: string }[]) {
    super(`there is no store ${wanted}`);
    const named = stores.map(({ id, name }) => `${id} (${name})`).join(', ') || '-';
    this.merchantMessage = message('explain.storeUnknown', { wanted, stores: named });
  }
}

/** No connected store has such an order, as far as it was read. */
export class OrderUnknown extends Failure {
  readonly code = 'order.unknown';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(number: string) {
    super(`no order has the number ${number}`);
    this.merchantMessage = message('change.orderUnknown', { number });
  }
}

/** Several orders are shown with this number: it is not clear which one is meant. */
export class OrderAmbiguous extends Failure {
  readonly code = 'order.ambiguous';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor(
    number: string,
    orders: readonly { store: { id: string; name: string }; orderId: string }[],
  ) {
    super(`${orders.length} orders have the number ${number}`);
    const named = orders.map(({ store, orderId }) => `${store.id} (${store.name}) ${orderId}`);
    this.merchantMessage = message('change.orderAmbiguous', { number, orders: named.join(', ') });
  }
}

/** A person wants a mapping to what the other side does not have. */
export class MappingRefused extends Failure {
  readonly code = 'map.refused';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor({ setting, candidates }: { setting: string; candidates: readonly string[] }) {
    super(`there is nothing to map to: ${setting}`);
    const named = candidates.join(', ') || '-';
    this.merchantMessage = message('map.refused', { setting, candidates: named });
  }
}
