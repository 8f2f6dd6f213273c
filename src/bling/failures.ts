import { Failure } from '../kernel/failure.ts';
import type { MessageRef } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { CallPriority } from './call-priority.ts';
import { hidePersons } from './hide-persons.ts';

type WriteFate = 'not_applied' | 'unknown';
interface Told {
  readonly detail: string;
  readonly cause?: unknown;
}

/** Bling did not answer, or not in its words: time-out, cut connection, 5xx, a page instead of JSON. */
export class BlingUnavailable extends Failure {
  readonly code = 'bling.unavailable';
  readonly kind = 'transient';
  readonly merchantMessage = message('bling.unavailable', {});
  override readonly outcome: WriteFate;
  override readonly retryAfterMs: number | undefined;

  constructor(told: Told & { readonly outcome: WriteFate; readonly retryAfterMs?: number }) {
    super(`Bling is unavailable: ${told.detail}`, { cause: told.cause });
    this.outcome = told.outcome;
    this.retryAfterMs = told.retryAfterMs;
  }
}

/** Bling keeps answering 429 per second although we keep our pace: other apps use the account too. */
export class BlingRateLimited extends Failure {
  readonly code = 'bling.rate_limited';
  readonly kind = 'transient';
  readonly merchantMessage = message('bling.rateLimited', {});
  override readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`Bling takes no more calls for ${retryAfterMs} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The calls of the day are spent: by Bling's word (429 `day`) or by our own count. */
export class BlingDayExhausted extends Failure {
  readonly code = 'bling.day_exhausted';
  readonly kind = 'transient';
  readonly merchantMessage = message('bling.dayExhausted', {});
  override readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`the day's calls are spent; look again in ${retryAfterMs} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The calls that are left of the day are kept for more urgent work: the least urgent waits first. */
export class BlingClassShed extends Failure {
  readonly code = 'bling.class_shed';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;
  override readonly retryAfterMs: number;

  constructor({ priority, retryAfterMs }: { priority: CallPriority; retryAfterMs: number }) {
    super(`calls of class ${priority} are held back for ${retryAfterMs} ms`);
    this.retryAfterMs = retryAfterMs;
    this.merchantMessage = message('bling.classShed', { work: priority });
  }
}

/** We stopped calling by ourselves, far below what makes Bling block an address (guide 3.3). */
export class BlingPaused extends Failure {
  readonly code = 'bling.paused';
  readonly kind = 'transient';
  readonly merchantMessage: MessageRef;
  override readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`calls to Bling are paused for ${retryAfterMs} ms after too many errors`);
    this.retryAfterMs = retryAfterMs;
    this.merchantMessage = message('bling.paused', { minutes: Math.ceil(retryAfterMs / 60_000) });
  }
}

/** The account must be connected again by its owner. */
export class BlingDisconnected extends Failure {
  readonly code = 'bling.disconnected';
  readonly kind = 'unauthorized';
  readonly merchantMessage = message('bling.disconnected', {});

  constructor({ detail, cause }: Told) {
    super(`Bling no longer accepts our access: ${detail}`, { cause });
  }
}

/** Connecting did not work; start it afresh. A code is never sent twice (guide 2.2). */
export class BlingAuthorizationRefused extends Failure {
  readonly code = 'bling.authorization_refused';
  readonly kind = 'unauthorized';
  readonly merchantMessage: MessageRef;

  constructor({ detail, cause }: Told) {
    super(`Bling did not authorise: ${detail}`, { cause });
    this.merchantMessage = message('bling.authorizationRefused', { detail });
  }
}

/** The app lacks a scope, or the user or plan a permission. Only this resource is touched. */
export class BlingForbidden extends Failure {
  readonly code = 'bling.forbidden';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor({ resource, detail }: { readonly resource: string; readonly detail: string }) {
    super(`Bling forbids ${resource}: ${detail}`);
    this.merchantMessage = message('bling.forbidden', { resource });
  }
}

/** There is no such thing in Bling. Reads answer `undefined` instead. */
export class BlingNotFound extends Failure {
  readonly code = 'bling.not_found';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;

  constructor({ resource, detail }: { readonly resource: string; readonly detail: string }) {
    super(`not in Bling: ${resource} (${detail})`);
    this.merchantMessage = message('bling.notFound', { resource });
  }
}

/** One complaint of Bling about one field. */
export interface BlingComplaint {
  /** 3 identical, 22 instalments, 36 number taken, 49 instalment errors, 50 same status (guide 7.2). */
  readonly code: number | undefined;
  readonly message: string;
  readonly element: string;
}

/** Bling refused the data; repeating changes nothing. Proven not applied. */
export class BlingRejected extends Failure {
  readonly code = 'bling.rejected';
  readonly kind = 'rejected';
  readonly merchantMessage: MessageRef;
  readonly status: number;
  /** Bling's `error.type`. */
  readonly type: string;
  /** From `fields[]` and their `collection[]`; may be empty. Nobody is named in them. */
  readonly complaints: readonly BlingComplaint[];

  constructor(refusal: {
    readonly status: number;
    readonly type: string;
    readonly text: string;
    readonly complaints: readonly BlingComplaint[];
    readonly requestId: string;
  }) {
    const text = hidePersons(refusal.text);
    super(`Bling refused (${refusal.status} ${refusal.type}): ${text}`, {
      cause: { requestId: refusal.requestId },
    });
    this.status = refusal.status;
    this.type = refusal.type;
    this.complaints = refusal.complaints.map((complaint) => ({
      ...complaint,
      message: hidePersons(complaint.message),
    }));
    this.merchantMessage = message('bling.rejected', { reason: text });
  }

  /** Whether one of the complaints has this code. */
  has(code: number): boolean {
    return this.complaints.some((complaint) => complaint.code === code);
  }

  /** "O CPF já está cadastrado no contato ..." (guide 5.1; its code is unknown). */
  get saysAlreadyRegistered(): boolean {
    return this.complaints.some(({ message: text }) => /j[áa] est[áa] cadastrado/i.test(text));
  }
}

/** Several things in Bling answer to what must be unique. A person chooses. */
export class BlingAmbiguous extends Failure {
  readonly code = 'bling.ambiguous';
  readonly kind = 'conflict';
  readonly merchantMessage: MessageRef;
  /** Bling's ids. */
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    super(`several contacts in Bling have the same document: ${ids.join(', ')}`);
    this.ids = ids;
    this.merchantMessage = message('bling.ambiguousContact', { ids: ids.join(', ') });
  }
}

/** An answer of success whose content we cannot read: Bling changed, or we are wrong. */
export class BlingUnreadable extends Failure {
  readonly code = 'bling.unreadable';
  readonly kind = 'defect';
  readonly merchantMessage: MessageRef;
  override readonly outcome: WriteFate;

  constructor({ detail, cause, outcome }: Told & { readonly outcome: WriteFate }) {
    super(`Bling's answer is not what we know: ${detail}`, { cause });
    this.outcome = outcome;
    this.merchantMessage = message('bling.unreadable', { detail });
  }
}

/** A webhook that somebody else made, or that was changed on its way. */
export class BlingSignatureInvalid extends Failure {
  readonly code = 'bling.signature_invalid';
  readonly kind = 'rejected';
  readonly merchantMessage = message('bling.signatureInvalid', {});
}
