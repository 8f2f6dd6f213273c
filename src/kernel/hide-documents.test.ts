import { describe, expect, it } from 'vitest';

import { hideDocuments, hideEmails } from './hide-documents.ts';

describe('a text of others', () => {
  it.each([
    ['O CPF 529.982.247-25 é de outro', 'O CPF *** é de outro'],
    ['O CPF 52998224725 é de outro', 'O CPF *** é de outro'],
    ['pesquisa=52998224725&criterio=1', 'pesquisa=***&criterio=1'],
    ['de 11.222.333/0001-81.', 'de ***.'],
    ['de 11222333000181.', 'de ***.'],
    ['de 12.ABC.345/01DE-35.', 'de ***.'],
    ['de 12abc34501de35.', 'de ***.'],
    ['CNPJ: 12345678000100 inválido', 'CNPJ: *** inválido'],
  ])('shows no document: %s', (text, shown) => {
    expect(hideDocuments(text)).toBe(shown);
  });

  it.each(['pedido 16000000001', 'conta 205310001', '1773144000000 ms', 'O CPF é inválido'])(
    'keeps other numbers: %s',
    (text) => {
      expect(hideDocuments(text)).toBe(text);
    },
  );

  it('shows no e-mail, and keeps versions of packages', () => {
    expect(hideEmails('de ana.souza+loja@example.com.br, de zod@4.1.2/index.js')).toBe(
      'de ***, de zod@4.1.2/index.js',
    );
  });
});
