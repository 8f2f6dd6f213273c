import { createHash } from 'node:crypto';

import type { Note } from './note.ts';

/** The address of the XML, as a real one looks (guide 5.11). */
export function xmlUrl(base: string, note: Note): string {
  const query = `chaveAcesso=${note.chaveAcesso}&signature=${signatureOf(note)}`;
  return `${base}/relatorios/${note.model}.xml.php?${query}`;
}

/** With `accessKey` since v338. */
export function danfeUrl(base: string, note: Note): string {
  return `${base}/doc.view.php?id=${signatureOf(note)}&accessKey=${note.chaveAcesso}`;
}

export function pdfUrl(base: string, note: Note): string {
  return `${danfeUrl(base, note)}&formato=pdf`;
}

/** What makes a link hard to guess. */
export function signatureOf({ id, chaveAcesso }: Note): string {
  return createHash('sha256').update(`${id}:${chaveAcesso}`).digest('hex').slice(0, 32);
}
