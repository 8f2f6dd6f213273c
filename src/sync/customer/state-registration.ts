import { getStates, isValidIe } from '@brazilian-utils/brazilian-utils';

export type StateRegistration =
  /** The store says nothing: what the ERP knows of it stays. */
  | { readonly is: 'absent' }
  /** Declared free of it ("ISENTO"). */
  | { readonly is: 'exempt' }
  | { readonly is: 'given'; readonly number: string }
  /** Not one of this state; it would have the invoice rejected. */
  | { readonly is: 'invalid' };

/** A company's state registration (IE) as typed, checked by the digits of its state (guide 5.1). */
export function readStateRegistration(typed: string, state: string): StateRegistration {
  const text = typed.trim().toUpperCase();
  if (text === '' || /^(?:0+|N[ÃA]O|-|\.)$/.test(text)) return { is: 'absent' };
  if (/^ISENT[OA]$/.test(text)) return { is: 'exempt' };
  const number = text.replaceAll(/[^0-9A-Z]/g, '');
  const found = getStates().find(({ code }) => code === state);
  // Without its state nothing can be said against it; the missing state is told by itself.
  if (!found) return number === '' ? { is: 'absent' } : { is: 'given', number };
  return isValidIe({ value: number, stateCode: found.code })
    ? { is: 'given', number }
    : { is: 'invalid' };
}
