import { isValidIe } from '@brazilian-utils/brazilian-utils';

import { isValidDocument, plainDocument } from '../../wire/document.ts';
import type { Account } from '../../world.ts';
import type { Recipient } from '../note-fields.ts';
import { noteTotalCents } from '../note-total.ts';
import type { Note } from '../note.ts';
import { stateCode } from '../places.ts';
import { rejection, type Rejection } from './rejections.ts';

/** States that know no exempt taxpayer (`contribuinte` 2), since technical note 2025.001 inside the state too. */
const NO_EXEMPT = new Set('AL AM BA CE DF ES GO MG MS MT PB PE RJ RN RS SE SP'.split(' '));

/** An NFC-e of more than this names its buyer. */
const ANONYMOUS_UP_TO_CENTS = 1_000_000;

/** Who the buyer is: document, and the registration of a taxpayer. */
export function checkRecipient(account: Account, { model, fields }: Note): Rejection | undefined {
  const { contato } = fields;
  const document = plainDocument(contato.numeroDocumento);
  if (contato.tipoPessoa === 'E') return undefined;
  if (document === '') {
    if (model === 'nfe') return rejection(225, 'dest/CPF');
    return noteTotalCents(fields) > ANONYMOUS_UP_TO_CENTS ? rejection(750) : undefined;
  }
  if (!isValidDocument(document, contato.tipoPessoa))
    return rejection(contato.tipoPessoa === 'J' ? 208 : 237);
  return model === 'nfe' ? checkRegistration(account, contato, document) : undefined;
}

function checkRegistration(
  { fiscal }: Account,
  contato: Recipient,
  document: string,
): Rejection | undefined {
  const ie = plainDocument(contato.ie);
  const known = fiscal.registry.get(document);
  const uf = contato.endereco.uf.toUpperCase();
  if (contato.contribuinte === 2) return NO_EXEMPT.has(uf) ? rejection(805) : undefined;
  // A company that the authority knows as a taxpayer may not be invoiced as if it were none.
  if (contato.contribuinte === 9) return known ? rejection(232) : undefined;
  if (ie === '') return rejection(232);
  const state = stateCode(uf);
  if (state && !isValidIe({ value: ie, stateCode: state })) return rejection(210);
  if (known === '') return rejection(233);
  return known !== undefined && known !== ie ? rejection(234) : undefined;
}
