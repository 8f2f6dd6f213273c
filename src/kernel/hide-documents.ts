const HIDDEN = '***';

/** As people and forms write them, and what stands behind the name of the document. */
const WRITTEN: readonly RegExp[] = [
  /(?<![\dA-Z])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/gi,
  /(?<![\dA-Z])[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}(?!\d)/gi,
  /(?<=\b(?:CPF|CNPJ)\W{1,3})(?=[A-Z./-]{0,12}\d)[\dA-Z./-]{11,18}(?![\dA-Z])/gi,
];
/** Without signs they look like any number: ids of Bling have 11 digits too. The check digits tell. */
const BARE = /(?<![\dA-Z])(?:\d{11}|[\dA-Z]{12}\d{2})(?![\dA-Z])/gi;

/** Longest weight of the check digits: 2 to 11 for a CPF, 2 to 9 and again for a CNPJ. */
const LONGEST_WEIGHT = { cpf: 11, cnpj: 9 } as const;
const CPF_LENGTH = 11;

/** A text of others without the CPF and CNPJ in it, with letters or without, masked or bare. */
export function hideDocuments(text: string): string {
  const shown = WRITTEN.reduce((rest, form) => rest.replace(form, HIDDEN), text);
  return shown.replace(BARE, (found) => (hasCheckDigits(found.toUpperCase()) ? HIDDEN : found));
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;

export function hideEmails(text: string): string {
  return text.replace(EMAIL, HIDDEN);
}

function hasCheckDigits(document: string): boolean {
  const longest = document.length === CPF_LENGTH ? LONGEST_WEIGHT.cpf : LONGEST_WEIGHT.cnpj;
  const base = document.slice(0, -2);
  const first = checkDigit(base, longest);
  return document === `${base}${first}${checkDigit(`${base}${first}`, longest)}`;
}

/** Letters count from 17 (A) on, as the alphanumeric CNPJ has it. */
function checkDigit(text: string, longest: number): number {
  const values = Array.from(text, (sign) => sign.charCodeAt(0) - '0'.charCodeAt(0)).toReversed();
  const sum = values.reduce((all, value, at) => all + value * (2 + (at % (longest - 1))), 0);
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}
