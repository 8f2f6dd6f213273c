import { MAPPING_KINDS } from '../../connections/mapping.repository.ts';
import type { MessageRef } from '../../messages/message.ts';

/** What a person may set: mappings of words, and choices of the account that go with them. */
export const SETTABLE_KINDS = [...MAPPING_KINDS, 'warehouse', 'ledger', 'posting'] as const;

/** The others are only told: they are set elsewhere. */
export type ProposalKind = (typeof SETTABLE_KINDS)[number] | 'channel' | 'nature';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What is proposed for one word of the store, or for one choice of the account. */
export interface Proposal {
  readonly kind: ProposalKind;
  /** The word of the store, or what the choice is about: `stock`, `receivables`. */
  readonly source: string;
  readonly sourceName: string;
  /** As it is set now. */
  readonly present: string | undefined;
  /** As it should be; `undefined` when nothing can be proposed. */
  readonly target: string | undefined;
  readonly verdict: Verdict;
  readonly reason: MessageRef;
  /** What else is worth knowing of the target. */
  readonly note?: MessageRef;
  /** What may be set instead; empty when there is nothing to set. */
  readonly candidates: readonly Choice[];
}

export type Verdict =
  /** Set, and what it names is there. */
  | 'kept'
  /** Written by `--apply`. */
  | 'certain'
  /** Proposed, and written only by a person's word: money and stock hang on it. */
  | 'confirm'
  /** Several fit: a person chooses. */
  | 'ambiguous'
  /** Nothing fits. */
  | 'missing'
  /** Set to what the account has no more. */
  | 'broken';

interface Fitting {
  readonly kind: ProposalKind;
  readonly source: Choice;
  readonly present: string | undefined;
  /** Everything that could be set. */
  readonly candidates: readonly Choice[];
  /** What fits, the best first; `certain` when it is one alone. */
  readonly fits: readonly Choice[];
  readonly reasons: {
    readonly one: (target: Choice) => MessageRef;
    readonly several: (names: string) => MessageRef;
    readonly none: MessageRef;
    readonly gone: (target: string) => MessageRef;
    readonly kept: (target: Choice) => MessageRef;
  };
}

/** One fitting thing is certain, several are for a person, and what is set and there stays. */
export function proposalOf(fitting: Fitting): Proposal {
  const { kind, source, present, candidates, fits, reasons } = fitting;
  const base = { kind, source: source.id, sourceName: source.name, present, candidates };
  const set = candidates.find(({ id }) => id === present);
  if (set) return { ...base, target: set.id, verdict: 'kept', reason: reasons.kept(set) };
  const [first, second] = fits;
  if (first && !second)
    return { ...base, target: first.id, verdict: 'certain', reason: reasons.one(first) };
  if (present !== undefined)
    return { ...base, target: undefined, verdict: 'broken', reason: reasons.gone(present) };
  if (!first) return { ...base, target: undefined, verdict: 'missing', reason: reasons.none };
  const names = fits.map(({ name }) => name).join(', ');
  return { ...base, target: undefined, verdict: 'ambiguous', reason: reasons.several(names) };
}
