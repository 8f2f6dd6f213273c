import type { PostalAddress } from '../commerce/customer.ts';
import type { ErpContactId } from '../commerce/ids.ts';

/** What a list of contacts tells of one (guide 5.1). */
export interface ErpContactRow {
  readonly id: ErpContactId;
  readonly name: string;
  /** CPF or CNPJ without mask, letters kept and upper case; may be empty. */
  readonly document: string;
  readonly state: 'active' | 'inactive' | 'deleted' | 'no_movement';
  readonly phone: string;
  readonly mobile: string;
}

/** A contact in full. */
export interface ErpContact extends ErpContactRow {
  readonly personType: 'natural' | 'legal' | 'foreign' | 'unknown';
  /** Towards ICMS; `undefined` when Bling tells none. */
  readonly icms: 'taxpayer' | 'exempt' | 'non_taxpayer' | undefined;
  readonly stateRegistration: string;
  readonly email: string;
  readonly address: PostalAddress;
}

/** A customer as we want Bling to have it. Empty texts are left out. Always made active. */
export interface NewContact {
  readonly name: string;
  readonly personType: 'natural' | 'legal' | 'foreign';
  /** CPF or CNPJ, masked or not; empty when there is none, as for a buyer abroad. */
  readonly document: string;
  /** Towards ICMS; an accountant's choice for companies without registration. */
  readonly icms: 'taxpayer' | 'exempt' | 'non_taxpayer';
  readonly stateRegistration: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly address: PostalAddress;
}
