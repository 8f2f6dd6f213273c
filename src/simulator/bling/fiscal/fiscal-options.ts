import type { Span } from '../span.ts';

const DAY_MS = 86_400_000;

/** What a sale must tell before a note can be made of it. */
export type NoteNeed = 'document' | 'address' | 'ncm' | 'ie' | 'payment';

/** What one may choose about notes. Numbers such as 8.40 name what the guide could not confirm. */
export interface FiscalOptions {
  /** Envelope of `gerar-nfe` and `gerar-nfce` (8.9): measured inside `data`, documented bare. */
  generatedNoteEnvelope: 'data' | 'bare';
  /** `gerar-nfe` on a sale with a living note (8.39). `makes` lets duplicates happen, for the judge. */
  secondNote: 'makes' | 'refuses';
  /** What is missing gives 400 at generation (v309 names these). What is not listed here, SEFAZ rejects. */
  noteNeeds: readonly NoteNeed[];
  /**
   * `enviar` (8.40, both seen). `sync`: the outcome is in its answer, a rejection as 400 with code and text.
   * `async`: 200 at once, the outcome after `sefazDelayMs`, the text of a rejection nowhere.
   */
  sefazAnswers: 'async' | 'sync';
  sefazDelayMs: Span;
  /** The situation of a note that waits: 3 for a receipt, 8 for a protocol (guide 5.11). */
  waitingSituation: 3 | 8;
  /** An undocumented field of `GET /nfe/{id}` that shows the rejection; `''` for none (8.40). */
  rejectionTextField: string;
  /** Whether SEFAZ checks notes by itself (sefaz/checks). Scripted outcomes go first. */
  sefazChecks: boolean;
  /** A note rejected that often is blocked when sent again: situation 11 (one report, unconfirmed). 0: never. */
  blockedAfterRejections: number;
  /** 1 production, 2 homologation: a setting of the account; notes of the other one get 404 (v336). */
  sefazEnvironment: 1 | 2;
  /** Whether `enviar` takes contact and products as they are now; else a note keeps its copy (8.43). */
  notesFollowSources: boolean;
  /**
   * Whether a PUT that leaves out discount, expenses, freight or notes, which no read shows, keeps them. The general
   * rule is replacement; an authorised note keeps them in any case (unconfirmed).
   */
  notePutKeepsUnshown: boolean;
  /** Whether a note that posted its stock ends what its sale reserves (8.42). */
  notePostingEndsReservation: boolean;
  /** A date without time in `dataEmissaoInicial` begins the day after (8.3, measured once). */
  dateOnlyStartIsExclusive: boolean;
  /** `GET /nfe/documento/{chave}` of a key with letters, from an alphanumeric CNPJ, is refused (pitfall 34). */
  documentKeyDigitsOnly: boolean;
  /** After this an authorised note cannot be cancelled, but by an extemporaneous request: NF-e, NFC-e. */
  noteCancelWindowMs: number;
  consumerNoteCancelWindowMs: number;
  /** Whether a volume whose service the account does not know has no logistics object (guide 5.7). */
  parcelNeedsKnownService: boolean;
  /** `ultimaAlteracao` of a parcel: by its schema with a zone, by its example without (1.5, unconfirmed). */
  parcelTimeHasZone: boolean;
  /** Whether the move of a parcel tells `order.updated`; logistics has no events of its own (guide 4.1). */
  parcelMovesUpdateOrder: boolean;
  /** Where the links in answers point to; a server puts its own address here. */
  publicUrl: string;
}

export const FISCAL_DEFAULTS: FiscalOptions = {
  generatedNoteEnvelope: 'data',
  secondNote: 'makes',
  noteNeeds: ['document', 'address', 'ncm', 'ie', 'payment'],
  sefazAnswers: 'async',
  sefazDelayMs: { min: 2_000, max: 15_000 },
  waitingSituation: 3,
  rejectionTextField: '',
  sefazChecks: true,
  blockedAfterRejections: 10,
  sefazEnvironment: 1,
  notesFollowSources: false,
  notePutKeepsUnshown: false,
  notePostingEndsReservation: true,
  dateOnlyStartIsExclusive: true,
  documentKeyDigitsOnly: true,
  noteCancelWindowMs: DAY_MS,
  consumerNoteCancelWindowMs: 30 * 60_000,
  parcelNeedsKnownService: true,
  parcelTimeHasZone: true,
  parcelMovesUpdateOrder: false,
  publicUrl: 'https://www.bling.com.br',
};
