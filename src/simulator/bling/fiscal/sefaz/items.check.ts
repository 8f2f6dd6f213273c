import { isValidNcm } from '@brazilian-utils/brazilian-utils';

import type { Account } from '../../world.ts';
import type { NoteItem } from '../note-fields.ts';
import type { Note } from '../note.ts';
import { gtinOf } from '../product-of-item.ts';
import { rejection, type Rejection, type RejectionCode } from './rejections.ts';

/** What is sold: NCM, CEST, origin, GTIN, and what an NFC-e may not tell. The first wrong line decides. */
export function checkItems(account: Account, { model, fields }: Note): Rejection | undefined {
  if (fields.itens.length === 0) return rejection(225, 'det');
  for (const [index, item] of fields.itens.entries()) {
    const code = wrongWith(account, item);
    if (code !== undefined) return rejection(code, `nItem: ${index + 1}`);
    if (model === 'nfce' && item.numeroPedidoCompra !== '') return rejection(762);
  }
  return undefined;
}

function wrongWith(account: Account, item: NoteItem): RejectionCode | undefined {
  if (item.tipo === 'S') return undefined;
  return (
    wrongNcm(item) ??
    wrongCest(account, item) ??
    (item.origem < 0 || item.origem > 8 ? 225 : undefined) ??
    (isGtin(gtinOf(account, item)) ? undefined : 611)
  );
}

function wrongNcm({ classificacaoFiscal }: NoteItem): RejectionCode | undefined {
  const ncm = digitsOf(classificacaoFiscal);
  if (ncm !== '' && ncm.length !== 8) return 777;
  return ncm !== '' && isValidNcm(ncm) ? undefined : 778;
}

function wrongCest({ fiscal }: Account, item: NoteItem): RejectionCode | undefined {
  const cest = digitsOf(item.cest);
  if (cest !== '') return cest.length === 7 ? undefined : 225;
  const ncm = digitsOf(item.classificacaoFiscal);
  const isSubstituted = fiscal.settings.substitutedNcms.some((start) => ncm.startsWith(start));
  return isSubstituted ? 806 : undefined;
}

/** 8, 12, 13 or 14 digits with a true check digit; nothing and "SEM GTIN" are fine. */
function isGtin(gtin: string): boolean {
  if (gtin === '' || gtin === 'SEM GTIN') return true;
  if (!/^(\d{8}|\d{12,14})$/.test(gtin)) return false;
  const sum = Array.from(gtin)
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
