import { isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils';

/** Letters and digits only, upper case: a CNPJ may have letters since July 2026 (pitfall 34). */
export function plainDocument(text: string): string {
  return text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

export function isAlphanumericCnpj(plain: string): boolean {
  return plain.length === 14 && /[A-Z]/.test(plain);
}

/** Check digits of a CPF (11) or a CNPJ (14). */
export function isValidDocument(plain: string, tipo: 'F' | 'J' | 'E'): boolean {
  if (tipo === 'F') return isValidCpf(plain);
  return tipo === 'E' || isValidCnpj(plain, { version: 2 });
}
