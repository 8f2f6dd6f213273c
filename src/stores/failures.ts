import type { FailureKind } from '../kernel/failure.ts';
import { Failure } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';

/** What a call to a store can end in. */
export type StoreFailure =
  | StoreUnauthorized
  | StoreUnavailable
  | StoreRejected
  | StoreAnswerUnreadable;

interface Because {
  readonly detail: string;
  readonly cause?: unknown;
}

/** The keys do not work, or a firewall stands before the store. Nothing was written. */
export class StoreUnauthorized extends Failure {
  readonly code = 'store.unauthorized';
  readonly kind: FailureKind = 'unauthorized';
  readonly merchantMessage: MessageRef;

  constructor({ detail, cause }: Because) {
    super(`the store refused our credentials: ${detail}`, { cause });
    this.merchantMessage = message('stores.unauthorized', { detail });
  }
}

/** No answer, or one that says "later". A write that was sent may have happened: see `outcome`. */
export class StoreUnavailable extends Failure {
  readonly code = 'store.unavailable';
  readonly kind: FailureKind = 'transient';
  readonly merchantMessage: MessageRef;
  override readonly outcome: Failure['outcome'];
  override readonly retryAfterMs: number | undefined;

  constructor(facts: Because & { outcome: Failure['outcome']; retryAfterMs?: number | undefined }) {
    super(`the store is not available: ${facts.detail}`, { cause: facts.cause });
    this.outcome = facts.outcome;
    this.retryAfterMs = facts.retryAfterMs;
    this.merchantMessage = message('stores.unavailable', { detail: facts.detail });
  }
}

/** The store understood and refused, or we refused for it before sending. Nothing was written. */
export class StoreRejected extends Failure {
  readonly code = 'store.rejected';
  readonly kind: FailureKind = 'rejected';
  readonly merchantMessage: MessageRef;
  /** The store's own code, such as `product_invalid_sku`. Branch on this, never on the text. */
  readonly storeCode: string;
  readonly detail: string;
  /** HTTP status; `undefined` when it was refused by us before sending. */
  readonly status: number | undefined;

  constructor(
    facts: Because & {
      storeCode: string;
      status?: number | undefined;
      merchantMessage?: MessageRef;
    },
  ) {
    super(`the store refused (${facts.storeCode}): ${facts.detail}`, { cause: facts.cause });
    this.storeCode = facts.storeCode;
    this.detail = facts.detail;
    this.status = facts.status;
    this.merchantMessage =
      facts.merchantMessage ??
      message('stores.rejected', { code: facts.storeCode, detail: facts.detail });
  }
}

/** A page, a cut or foreign answer instead of what the API promises. */
export class StoreAnswerUnreadable extends Failure {
  readonly code = 'store.answer_unreadable';
  readonly kind: FailureKind = 'transient';
  readonly merchantMessage = message('stores.unreadable', {});
  override readonly outcome: Failure['outcome'];
  /** The first 500 characters, for the log. */
  readonly excerpt: string;

  constructor(facts: Because & { outcome: Failure['outcome']; excerpt: string }) {
    super(`the store's answer cannot be read: ${facts.detail}`, { cause: facts.cause });
    this.outcome = facts.outcome;
    this.excerpt = facts.excerpt.slice(0, 500);
  }
}

/** The bytes of a delivery were not signed with our secret. */
export class StoreSignatureInvalid extends Failure {
  readonly code = 'store.signature_invalid';
  readonly kind: FailureKind = 'rejected';
  readonly merchantMessage = message('stores.signatureInvalid', {});

  constructor(detail: string) {
    super(`the delivery is not proven to come from the store: ${detail}`);
  }
}

/** The whole store ignores quantities, so none is written. */
export class StoreStockOff extends Failure {
  readonly code = 'store.stock_off';
  readonly kind: FailureKind = 'rejected';
  readonly merchantMessage = message('stores.stockOff', {});

  constructor() {
    super('stock management is off in the whole store');
  }
}

/** The store refused an item only because one of its images could not be had. */
export function isImageRefusal(failure: Failure): boolean {
  return failure instanceof StoreRejected && failure.storeCode.includes('image');
}
