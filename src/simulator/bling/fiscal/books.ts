import { isLiving, type Note, type NoteModel } from './note.ts';
import type { ScriptLine } from './sefaz/script.ts';

/** The fiscal half of an account: its settings, its notes, and what SEFAZ is to do with them. */
export interface FiscalBooks {
  settings: FiscalSettings;
  readonly natures: Map<number, Nature>;
  /** Of both models, in the order of inclusion. */
  readonly notes: Map<number, Note>;
  /** The same by order, for none asks for all of them. */
  readonly notesByOrder: Map<number, readonly Note[]>;
  /** The next number by `model-series`; 1 when it has none. */
  readonly nextNumbers: Map<string, number>;
  readonly script: ScriptLine[];
  /** What SEFAZ knows of taxpayers: document -> IE; `''` for one that has none. */
  readonly registry: Map<string, string>;
}

export interface FiscalSettings {
  readonly uf: string;
  readonly municipio: string;
  readonly ie: string;
  readonly optanteSimples: boolean;
  readonly serie: number;
  readonly notePostsStock: boolean;
  readonly notePostsAccounts: boolean;
  readonly substitutedNcms: readonly string[];
}

export interface Nature {
  readonly id: number;
  readonly descricao: string;
  readonly situacao: 0 | 1;
  readonly padrao: number;
}

const SETTINGS: FiscalSettings = {
  uf: 'RS',
  municipio: 'Bento Gonçalves',
  ie: '0100000002',
  optanteSimples: true,
  serie: 1,
  notePostsStock: false,
  notePostsAccounts: false,
  substitutedNcms: ['2202', '4011', '8708'],
};

/** Ids of the first day are made without a throw of the dice, so that seeded runs stay as they were. */
const FIRST_NATURE = 15_100_000_000;
const NATURES = [
  { descricao: 'Venda de mercadorias', padrao: 1 },
  { descricao: 'Remessa em bonificação, doação ou brinde', padrao: 0 },
  { descricao: 'Devolução de venda de mercadorias', padrao: 8 },
];

export function firstBooks(accountsBefore: number): FiscalBooks {
  const natures = NATURES.map((nature, index): Nature => ({
    id: FIRST_NATURE + accountsBefore * 100 + index + 1,
    situacao: 1,
    ...nature,
  }));
  return {
    settings: SETTINGS,
    natures: new Map(natures.map((nature) => [nature.id, nature])),
    notes: new Map(),
    notesByOrder: new Map(),
    nextNumbers: new Map(),
    script: [],
    registry: new Map(),
  };
}

/** The number of the next note, which is then taken. */
export function takeNumber({ nextNumbers }: FiscalBooks, model: NoteModel, serie: number): number {
  const key = `${model}-${serie}`;
  const numero = nextNumbers.get(key) ?? 1;
  nextNumbers.set(key, numero + 1);
  return numero;
}

export function keepNote({ notes, notesByOrder }: FiscalBooks, note: Note): void {
  notes.set(note.id, note);
  notesByOrder.set(note.orderId, [note, ...(notesByOrder.get(note.orderId) ?? [])]);
}

export function dropNote({ notes, notesByOrder }: FiscalBooks, note: Note): void {
  notes.delete(note.id);
  const others = notesByOrder.get(note.orderId)?.filter((other) => other !== note) ?? [];
  notesByOrder.set(note.orderId, others);
}

/** The newest first. An order shows the first of them. */
export function notesOfOrder({ notesByOrder }: FiscalBooks, orderId: number): readonly Note[] {
  return notesByOrder.get(orderId) ?? [];
}

export function hasLivingNote(books: FiscalBooks, orderId: number): boolean {
  return notesOfOrder(books, orderId).some(isLiving);
}
