const NAMES = new Intl.DisplayNames(['pt-BR'], { type: 'region' });

/** A country as Bling's people read it; the code itself where it is none. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (NAMES.of(code) ?? code) : code;
}

export function isBrazil(code: string): boolean {
  return code === '' || code.toUpperCase() === 'BR';
}

/** Of an address abroad: the state that notes and Bling's list know for it. */
export const ABROAD = 'EX';
