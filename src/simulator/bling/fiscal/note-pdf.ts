import { centsToText } from '../../../kernel/cents.ts';
import { noteTotalCents } from './note-total.ts';
import type { Note } from './note.ts';

/** A DANFE of one page and three lines: enough to be a PDF and to tell one note from another. */
export function notePdf(note: Note): Uint8Array<ArrayBuffer> {
  const lines = [
    `DANFE ${note.model === 'nfe' ? 'NF-e' : 'NFC-e'} ${note.numero} serie ${note.serie}`,
    `Chave de acesso ${note.chaveAcesso}`,
    `Valor total R$ ${centsToText(noteTotalCents(note.fields))}`,
  ];
  const drawn = lines.map((line) => `(${line}) Tj T*`).join(' ');
  const stream = `BT /F1 11 Tf 40 780 Td 16 TL ${drawn} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return new TextEncoder().encode(withTable(objects));
}

/** The objects behind each other, and the table that says at which byte each begins. All of it is ASCII. */
function withTable(objects: readonly string[]): string {
  let text = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return (
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${starts.join('')}` +
    `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  );
}
