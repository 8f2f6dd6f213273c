import { gzipSync } from 'node:zlib';

import type { Account, World } from '../world.ts';
import { signatureOf } from './note-links.ts';
import { notePdf } from './note-pdf.ts';
import { noteXml } from './note-xml.ts';
import type { Note } from './note.ts';

/** `GET /nfe/documento/{chave}?formato=`: base64 of gzip (guide 5.11). */
export function packedDocument(account: Account, note: Note, formato: 'xml' | 'pdf') {
  const bytes = formato === 'xml' ? Buffer.from(noteXml(account, note)) : notePdf(note);
  return {
    nome: `${note.chaveAcesso}.${formato}`,
    conteudo: gzipSync(bytes).toString('base64'),
  };
}

/** Only what was authorised has a document; a cancelled one keeps it. */
export function noteWithKey({ fiscal }: Account, key: string): Note | undefined {
  return [...fiscal.notes.values()].find(
    (note) => note.protocolo !== '' && note.chaveAcesso === key,
  );
}

/** The links in answers: anybody who has one may read, without a token (guide 5.11). */
export function publicDocument(world: World, url: URL): Response | undefined {
  const kind = /^\/(relatorios\/nfc?e\.xml\.php|doc\.view\.php)$/.exec(url.pathname)?.[1];
  if (kind === undefined) return undefined;
  const isXml = kind.startsWith('relatorios');
  const key = url.searchParams.get(isXml ? 'chaveAcesso' : 'accessKey') ?? '';
  const signature = url.searchParams.get(isXml ? 'signature' : 'id');
  for (const account of world.accounts.values()) {
    const note = noteWithKey(account, key);
    if (!note || signature !== signatureOf(note)) continue;
    return isXml ? xmlResponse(account, note) : pdfResponse(note);
  }
  return new Response('<html><body>Documento não encontrado</body></html>', {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

function xmlResponse(account: Account, note: Note): Response {
  return new Response(noteXml(account, note), { headers: { 'content-type': 'application/xml' } });
}

function pdfResponse(note: Note): Response {
  return new Response(notePdf(note), { headers: { 'content-type': 'application/pdf' } });
}
