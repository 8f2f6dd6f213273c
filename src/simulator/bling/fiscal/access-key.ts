import { getMunicipalities } from '@brazilian-utils/brazilian-utils';

import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import { plainDocument } from '../wire/document.ts';
import type { Account } from '../world.ts';
import type { Note } from './note.ts';
import { stateCode } from './places.ts';

/** cUF(2) AAMM(4) CNPJ(14) mod(2) serie(3) nNF(9) tpEmis(1) cNF(8) cDV(1). */
export function accessKey(account: Account, note: Note): string {
  const [year = '', month = ''] = toSaoPauloDate(note.issuedAt).split('-');
  const body = [
    ibgeStateCode(account.fiscal.settings.uf),
    year.slice(2) + month,
    plainDocument(account.cnpj).padStart(14, '0'),
    note.model === 'nfe' ? '55' : '65',
    String(note.serie).padStart(3, '0'),
    String(note.numero).padStart(9, '0'),
    '1',
    String(10_000_000 + account.world.random.integer(89_999_999)),
  ].join('');
  return body + checkDigit(body);
}

/** Modulo 11 with weights 2 to 9 from the right; a letter counts as its code less 48 (as in a CNPJ). */
function checkDigit(body: string): string {
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, sign, index) => total + (sign.charCodeAt(0) - 48) * (2 + (index % 8)), 0);
  const rest = sum % 11;
  return rest < 2 ? '0' : String(11 - rest);
}

/** Two digits, such as `43` for RS. */
export function ibgeStateCode(uf: string): string {
  const state = stateCode(uf);
  return (state && getMunicipalities(state)[0]?.code.slice(0, 2)) ?? '43';
}
