import { describe, expect, it } from 'vitest';

import { ErpContactId } from '../commerce/ids.ts';
import { data, error, scriptedBling } from './bling.builder.ts';
import { buildContact } from './orders.builder.ts';

const row = (id: number, numeroDocumento: string, situacao = 'A') => ({
  id,
  nome: 'Ana',
  numeroDocumento,
  situacao,
});
const registered = error(400, {
  fields: [{ msg: 'O CPF já está cadastrado no contato ANA SOUZA', element: 'numeroDocumento' }],
});

describe('customers in Bling', () => {
  it('are found by the exact document only, among all contacts', async () => {
    const { bling, calls, run } = scriptedBling(
      data([row(1, '111.444.777-35'), row(2, '529.982.247-25')]),
    );

    const found = await run(bling.contacts.findByDocument('52998224725'));

    expect(found).toMatchObject({ id: '2', document: '52998224725', state: 'active' });
    expect(calls[0]?.path).toBe(
      '/contatos?numeroDocumento=52998224725&criterio=1&pagina=1&limite=100',
    );
  });

  it('keep the letters of an alphanumeric CNPJ', async () => {
    const { bling, run } = scriptedBling(data([row(1, '12.ABC.345/01DE-35')]));

    const found = await run(bling.contacts.findByDocument('12abc34501de35'));

    expect(found?.document).toBe('12ABC34501DE35');
  });

  it('are not guessed when two have the document', async () => {
    const { bling, run } = scriptedBling(data([row(1, '52998224725'), row(2, '52998224725')]));

    const finding = run(bling.contacts.findByDocument('52998224725'));

    await expect(finding).rejects.toMatchObject({
      code: 'bling.ambiguous',
      kind: 'conflict',
      ids: ['1', '2'],
    });
  });

  it('are the living one when another with the document is deleted', async () => {
    const { bling, run } = scriptedBling(data([row(1, '52998224725', 'E'), row(2, '52998224725')]));

    expect(await run(bling.contacts.findByDocument('52998224725'))).toMatchObject({ id: '2' });
  });

  it('are not looked for without a document', async () => {
    const { bling, calls, run } = scriptedBling();

    expect(await run(bling.contacts.findByDocument(' - '))).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('are made with what Bling accepts, and a phone only when it is one', async () => {
    const { bling, calls, run } = scriptedBling(data({ id: 5 }));

    await run(bling.contacts.create(buildContact({ phone: '123', mobile: '+55 51 99999-8888' })));

    expect(calls[0]?.body).toEqual({
      nome: 'Ana Souza',
      tipo: 'F',
      situacao: 'A',
      numeroDocumento: '52998224725',
      indicadorIe: 9,
      email: 'ana@example.com',
      emailNotaFiscal: 'ana@example.com',
      celular: '51999998888',
      endereco: {
        geral: {
          endereco: 'Rua das Flores',
          numero: '120',
          bairro: 'Centro',
          cep: '95700-000',
          municipio: 'Bento Gonçalves',
          uf: 'RS',
        },
      },
    });
  });

  it('are the ones that Bling already has, when it says so', async () => {
    const { bling, run } = scriptedBling(registered, data([row(9, '52998224725')]));

    expect(await run(bling.contacts.create(buildContact()))).toBe('9');
  });

  it('are found among the deleted too, when Bling says that there is one', async () => {
    const { bling, calls, run } = scriptedBling(
      registered,
      data([]),
      data([]),
      data([row(9, '52998224725', 'E')]),
    );

    expect(await run(bling.contacts.create(buildContact()))).toBe('9');
    expect(calls.at(-1)?.path).toContain('criterio=2');
  });

  it('are refused when Bling says so and nobody is found', async () => {
    const { bling, run } = scriptedBling(registered, data([]));

    const creation = run(bling.contacts.create(buildContact()));

    await expect(creation).rejects.toMatchObject({ code: 'bling.rejected' });
  });

  it('keep what we do not know when they are changed', async () => {
    const present = {
      id: 5,
      nome: 'Ana',
      codigo: 'C-5',
      situacao: 'I',
      rg: '',
      orgaoPublico: null,
      vendedor: { id: 0 },
      dadosAdicionais: { dataNascimento: '0000-00-00', sexo: '' },
      financeiro: { limiteCredito: 0, categoria: { id: 0 } },
      tiposContato: [{ id: 3, descricao: 'Cliente' }],
      endereco: { geral: { endereco: 'Velha', complemento: 'Casa 2' }, cobranca: { cep: '1' } },
    };
    const { bling, calls, run } = scriptedBling(
      data(present),
      () => new Response(null, { status: 204 }),
    );

    await run(bling.contacts.update(ErpContactId.parse('5'), buildContact({ email: '' })));

    expect(calls[1]).toMatchObject({ method: 'PUT', path: '/contatos/5' });
    expect(calls[1]?.body).toEqual({
      nome: 'Ana Souza',
      codigo: 'C-5',
      situacao: 'A',
      tipo: 'F',
      numeroDocumento: '52998224725',
      indicadorIe: 9,
      celular: '51999998888',
      financeiro: { limiteCredito: 0 },
      tiposContato: [{ id: 3, descricao: 'Cliente' }],
      endereco: {
        geral: {
          endereco: 'Rua das Flores',
          numero: '120',
          complemento: 'Casa 2',
          bairro: 'Centro',
          cep: '95700-000',
          municipio: 'Bento Gonçalves',
          uf: 'RS',
        },
        cobranca: { cep: '1' },
      },
    });
  });
});
