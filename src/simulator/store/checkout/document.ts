import { formatCnpj, formatCpf, isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils';

import type { Random } from '../../../kernel/random.ts';

/** Since July 2026 a CNPJ may have letters (guide 6). */
const WITH_LETTERS = { version: 2 } as const;

/** A CPF or CNPJ as typed, with its mask; undefined when its check digits are wrong. */
export function readDocument(typed: string): { kind: 'cpf' | 'cnpj'; masked: string } | undefined {
  const plain = typed.replaceAll(/[.\-/\s]/g, '').toUpperCase();
  if (plain.length === 11 && isValidCpf(plain)) return { kind: 'cpf', masked: formatCpf(plain) };
  if (plain.length === 14 && isValidCnpj(plain, WITH_LETTERS)) {
    return { kind: 'cnpj', masked: formatCnpj(plain, WITH_LETTERS) };
  }
  return undefined;
}

/** A valid CPF of nobody, for simulated buyers. */
export function inventCpf(random: Random): string {
  const stem = String(100_000_000 + random.integer(900_000_000));
  for (let digits = 0; digits < 100; digits += 1) {
    const cpf = stem + String(digits).padStart(2, '0');
    if (isValidCpf(cpf)) return cpf;
  }
  return inventCpf(random);
}
