import { isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils';

import type { Buyer } from '../../commerce/customer.ts';

export interface BuyerDocument {
  /** Without mask; the letters of an alphanumeric CNPJ stay, upper case. */
  readonly document: string;
  readonly isCompany: boolean;
}

/** Both filled: the stored person type decides; else the filled one (domain rules 4.1). */
export function documentOf(buyer: Buyer): BuyerDocument | undefined {
  const cpf = unmask(buyer.cpf);
  const cnpj = unmask(buyer.cnpj);
  const isCompany = cnpj !== '' && (cpf === '' || buyer.personType === 'legal');
  const document = isCompany ? cnpj : cpf;
  return document === '' ? undefined : { document, isCompany };
}

/** By its check digits. */
export function isValidDocument({ document, isCompany }: BuyerDocument): boolean {
  return isCompany ? isValidCnpj(document, { version: 2 }) : isValidCpf(document);
}

function unmask(document: string): string {
  return document.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
