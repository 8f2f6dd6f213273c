import { isValidCnpj, isValidCpf } from '@brazilian-utils/brazilian-utils';
import { describe, expect, it } from 'vitest';

import { LEGAL_PERSONS, NATURAL_PERSONS } from './people.ts';

describe('the people of the demo', () => {
  it('all have documents that pass, each their own', () => {
    const documents = [...NATURAL_PERSONS, ...LEGAL_PERSONS].map(({ document }) => document);
    const wrong = documents.filter((document) =>
      document.kind === 'cpf'
        ? !isValidCpf(document.cpf)
        : !isValidCnpj(document.cnpj, { version: 2 }),
    );
    const texts = documents.map((document) =>
      document.kind === 'cpf' ? document.cpf : document.cnpj,
    );

    expect(wrong).toEqual([]);
    expect(new Set(texts).size).toBe(44);
  });

  it('include companies with letters in the CNPJ, with and without state registration', () => {
    const companies = LEGAL_PERSONS.flatMap(({ document }) =>
      document.kind === 'cnpj' ? [document] : [],
    );

    expect(companies.some(({ cnpj }) => /[A-Z]/.test(cnpj))).toBe(true);
    expect(companies.some(({ ie }) => ie === '')).toBe(true);
    expect(companies.some(({ ie }) => ie !== '')).toBe(true);
  });

  it('live somewhere complete', () => {
    const incomplete = [...NATURAL_PERSONS, ...LEGAL_PERSONS].filter(
      ({ address }) =>
        !/^[A-Z]{2}$/.test(address.state) ||
        !/^\d{5}-\d{3}$/.test(address.postcode) ||
        address.city === '' ||
        address.street === '',
    );

    expect(incomplete).toEqual([]);
  });
});
