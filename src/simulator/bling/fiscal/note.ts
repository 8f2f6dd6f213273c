import type { NoteFields } from './note-fields.ts';
import type { Rejection } from './sefaz/rejections.ts';

/** 55 of goods that are sent, 65 of a sale over the counter. */
export type NoteModel = 'nfe' | 'nfce';

/** `situacao` of a note (guide 5.11). */
export const SITUATION = {
  pending: 1,
  cancelled: 2,
  awaitingReceipt: 3,
  rejected: 4,
  authorised: 5,
  danfeIssued: 6,
  registered: 7,
  awaitingProtocol: 8,
  denied: 9,
  queried: 10,
  blocked: 11,
} as const;
export type Situation = (typeof SITUATION)[keyof typeof SITUATION];

export interface Note {
  readonly id: number;
  readonly model: NoteModel;
  /** 0 when it was made of no sale. */
  readonly orderId: number;
  /** 1 production, 2 homologation. */
  readonly environment: 1 | 2;
  readonly serie: number;
  numero: number;
  situacao: Situation;
  fields: NoteFields;
  /** 44 characters; empty until it is first sent. */
  chaveAcesso: string;
  /** `dataEmissao`, epoch milliseconds. */
  issuedAt: number;
  readonly createdAt: number;
  changedAt: number;
  authorisedAt: number | undefined;
  /** Protocol of the authorisation; empty before. */
  protocolo: string;
  /** What SEFAZ last had against it. */
  rejection: Rejection | undefined;
  sends: number;
  rejections: number;
  /** Where `enviarEmail` and the authorisation sent it to. */
  readonly emailedTo: string[];
  wantsEmail: boolean;
  /** Where its stock was taken from. */
  postedWarehouseId: number | undefined;
  accountsPosted: boolean;
}

export function isAuthorised({ situacao }: Note): boolean {
  return situacao === SITUATION.authorised || situacao === SITUATION.danfeIssued;
}

/** Neither cancelled nor denied: it stands, or may still come to stand. */
export function isLiving({ situacao }: Note): boolean {
  return situacao !== SITUATION.cancelled && situacao !== SITUATION.denied;
}

/** Only these may be sent and edited (guide 5.11). */
export function isOpen({ situacao }: Note): boolean {
  return situacao === SITUATION.pending || situacao === SITUATION.rejected;
}

export function isWaiting({ situacao }: Note): boolean {
  return situacao === SITUATION.awaitingReceipt || situacao === SITUATION.awaitingProtocol;
}
