import { changeProduct } from '../state/product-store.ts';
import { plainDocument } from '../wire/document.ts';
import type { Account, World } from '../world.ts';
import type { FiscalSeed } from './fiscal-seed.ts';
import { settleNote } from './note-send.ts';
import { setSituation } from './note-store.ts';
import { isAuthorised, isWaiting, SITUATION, type Note, type NoteModel } from './note.ts';
import { seedFiscal } from './seed-fiscal.ts';
import type { SefazOutcome, SefazRule } from './sefaz/script.ts';

/**
 * SEFAZ behind the scenes, and a person at the fiscal screens of Bling. Accounts are named by their key.
 *
 * @throws {RangeError} when the account, note or product does not exist, or the note does not stand so
 */
export interface FiscalOperator {
  /** Appends to the script: the first rule that fits a sending and is not used up decides. */
  scriptSefaz(account: string, rule: SefazRule): void;
  clearSefazScript(account: string): void;
  /** SEFAZ answers a note that waits, after silence too. */
  settleNote(account: string, noteId: number, outcome: SefazOutcome): void;
  /** In the UI, for no call does it. Beyond the window only `late`, by an extemporaneous request. */
  cancelNote(account: string, noteId: number, how?: { readonly late?: boolean | undefined }): void;
  /** Prints the DANFE: situation 6. */
  printDanfe(account: string, noteId: number): void;
  /** What SEFAZ knows of a taxpayer; an empty `ie`: that it has none. */
  registerTaxpayer(account: string, taxpayer: { document: string; ie: string }): void;
  /** The counter of a series, which a person may set back by mistake. */
  setNextNumber(account: string, next: { model: NoteModel; numero: number }): void;
  /** State, registration, series, and what an authorised note posts by itself. */
  setFiscal(account: string, change: FiscalSeed): void;
  correctTaxData(account: string, productId: number, change: TaxDataChange): void;
}

export interface TaxDataChange {
  readonly ncm?: string | undefined;
  readonly cest?: string | undefined;
  readonly origem?: number | undefined;
  readonly gtin?: string | undefined;
}

export function createFiscalOperator(world: World): FiscalOperator {
  const accountNamed = (key: string) => existing(world.accounts.get(key), `account ${key}`);
  const withNote = (key: string, id: number, act: (account: Account, note: Note) => void) => {
    const account = accountNamed(key);
    act(account, existing(account.fiscal.notes.get(id), `note ${id}`));
  };

  return {
    scriptSefaz(key, rule) {
      accountNamed(key).fiscal.script.push({ rule, left: rule.times ?? Infinity });
    },
    clearSefazScript: (key) => void accountNamed(key).fiscal.script.splice(0),
    settleNote: (key, id, outcome) =>
      withNote(key, id, (account, note) => {
        if (!isWaiting(note)) throw new RangeError(`note ${id} does not wait for SEFAZ`);
        settleNote(account, note, outcome);
      }),
    cancelNote: (key, id, how) =>
      withNote(key, id, (account, note) => cancelNote(account, note, how?.late ?? false)),
    printDanfe: (key, id) =>
      withNote(key, id, (account, note) => {
        if (!isAuthorised(note)) throw new RangeError(`note ${id} is not authorised`);
        setSituation(account, note, SITUATION.danfeIssued);
      }),
    registerTaxpayer(key, { document, ie }) {
      accountNamed(key).fiscal.registry.set(plainDocument(document), plainDocument(ie));
    },
    setNextNumber(key, { model, numero }) {
      const { fiscal } = accountNamed(key);
      fiscal.nextNumbers.set(`${model}-${fiscal.settings.serie}`, numero);
    },
    setFiscal: (key, change) => seedFiscal(accountNamed(key), change),
    correctTaxData(key, productId, { gtin, ...change }) {
      const account = accountNamed(key);
      const product = existing(account.products.get(productId), `product ${productId}`);
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      changeProduct(account, product, {
        ...product.fields,
        ...(gtin === undefined ? {} : { gtin }),
        tributacao: { ...product.fields.tributacao, ...Object.fromEntries(given) },
      });
    },
  };
}

/** Neither the sale nor what was posted follows (guide 5.11). */
function cancelNote(account: Account, note: Note, late: boolean): void {
  if (!isAuthorised(note)) throw new RangeError(`note ${note.id} is not authorised`);
  const { clock, options } = account.world;
  const { noteCancelWindowMs, consumerNoteCancelWindowMs } = options;
  const windowMs = note.model === 'nfe' ? noteCancelWindowMs : consumerNoteCancelWindowMs;
  const isOver = clock.now() - (note.authorisedAt ?? 0) > windowMs;
  if (isOver && !late) throw new RangeError(`the window to cancel note ${note.id} is over`);
  setSituation(account, note, SITUATION.cancelled);
}

function existing<Row>(row: Row | undefined, name: string): Row {
  if (row === undefined) throw new RangeError(`this Bling has no ${name}`);
  return row;
}
