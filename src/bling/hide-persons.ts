import { hideDocuments, hideEmails } from '../kernel/hide-documents.ts';

const HIDDEN = '$1 ***';
/** Bling names whoever has a document already (guide 5.1); a name goes to the end of its complaint. */
const NAMES = [
  /(cadastrad[oa] (?:no|para o|pelo) (?:contato|cliente)) [^·]*[^·\s]/gi,
  /\b([Cc]ontato|[Cc]liente) \p{Lu}[^·]*[^·\s]/gu,
];

/** What Bling says without the persons in it: it goes into the pending list, the audit and the log. */
export function hidePersons(text: string): string {
  const shown = hideEmails(hideDocuments(text));
  return NAMES.reduce((rest, form) => rest.replace(form, HIDDEN), shown);
}
