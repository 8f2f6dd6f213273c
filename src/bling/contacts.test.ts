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

  it('are the active one when the double was set inactive', async () => {
    const { bling, run } = scriptedBling(data([row(1, '52998224725', 'I'), row(2, '52998224725')]));

    expect(await run(bling.contacts.findByDocument('52998224725'))).toMatchObject({ id: '2' });
  });

  it('are looked for a second way when a CNPJ has letters, for Bling makes doubles of those', async () => {
    const { bling, calls, run } = scriptedBling(data([]), data([row(7, '12ABC34501DE35')]));

    const found = await run(bling.contacts.findByDocument('12.abc.345/01de-35'));

    expect(found?.id).toBe('7');
    expect(calls[1]?.path).toContain('pesquisa=12ABC34501DE35');
  });

  it('abroad are found by exactly their name among those that the e-mail finds', async () => {
    const { bling, calls, run } = scriptedBling(
      data([{ ...row(1, ''), nome: 'Ana Maria' }, row(2, ''), row(3, '52998224725')]),
    );

    const found = await run(bling.contacts.findForeign({ name: 'ANA', email: 'ana@example.com' }));

    expect(found?.id).toBe('2');
    expect(calls[0]?.path).toContain('pesquisa=ana@example.com&tipoPessoa=3&criterio=1');
  });

  it('abroad are made with their country, and without a state that Bling does not know', async () => {
    const { bling, calls, run } = scriptedBling(data({ id: 5 }));
    const address = { ...buildContact().address, state: 'NY', country: 'US', postalCode: '10001' };

    await run(
      bling.contacts.create(buildContact({ personType: 'foreign', document: '', address })),
    );

    expect(calls[0]?.body).toMatchObject({
      tipo: 'E',
      pais: { nome: 'Estados Unidos' },
      endereco: { geral: { uf: 'EX', cep: '10001' } },
    });
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

    expect(await run(bling.contacts.create(buildContact()))).toEqual({
      id: '9',
      how: 'registered',
    });
  });

  it('are found among the deleted too, when Bling says that there is one', async () => {
    const { bling, calls, run } = scriptedBling(
      registered,
      data([]),
      data([]),
      data([row(9, '52998224725', 'E')]),
    );

    expect(await run(bling.contacts.create(buildContact()))).toEqual({
      id: '9',
      how: 'registered',
    });
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

  const update = (present: object, change: Parameters<typeof buildContact>[0] = {}) => {
    const { bling, calls, run } = scriptedBling(
      data({ id: 5, ...present }),
      () => new Response(null, { status: 204 }),
    );
    const id = ErpContactId.parse('5');
    const done = (whenInactive?: 'ask' | 'reactivate') =>
      run(bling.contacts.update(id, buildContact(change), whenInactive));
    return { calls, done };
  };
  const asMade = async () => {
    const { bling, calls, run } = scriptedBling(data({ id: 5 }));
    await run(bling.contacts.create(buildContact()));
    return calls[0]?.body as object;
  };

  it('are not written when Bling has all of it', async () => {
    const { calls, done } = update({ ...(await asMade()), codigo: 'C-5', telefone: '' });

    expect(await done()).toBe('already');
    expect(calls).toHaveLength(1);
  });

  it('are left alone when somebody set them inactive, unless they are to be reactivated', async () => {
    const asked = update({ situacao: 'I' });
    const wanted = update({ situacao: 'I' });

    expect(await asked.done('ask')).toBe('inactive');
    expect(asked.calls).toHaveLength(1);
    expect(await wanted.done('reactivate')).toBe('changed');
    expect(wanted.calls[1]?.body).toMatchObject({ situacao: 'A' });
  });

  it.each([
    ['an address for notes of their own', { emailNotaFiscal: 'fiscal@b.co' }],
    ['a state registration', { indicadorIe: 1, ie: '110042490114' }],
    ['the choice of the accountant', { indicadorIe: 2, ie: 'ISENTO' }],
  ])('keep %s that Bling has and the store does not tell', async (_what, present) => {
    const { calls, done } = update(present);

    await done();

    expect(calls[1]?.body).toMatchObject(present);
  });

  it('have their notes mailed to the new address when the old one followed the old', async () => {
    const { calls, done } = update({ email: 'old@b.co', emailNotaFiscal: 'old@b.co' });

    await done();

    expect(calls[1]?.body).toMatchObject({ emailNotaFiscal: 'ana@example.com' });
  });

  it('become taxpayers by the state registration that the store tells', async () => {
    const { calls, done } = update(
      { indicadorIe: 9 },
      { personType: 'legal', icms: 'taxpayer', stateRegistration: '110042490114' },
    );

    await done();

    expect(calls[1]?.body).toMatchObject({ indicadorIe: 1, ie: '110042490114' });
  });
});
