import { describe, expect, it } from 'vitest';

import { aShop } from '../bling-simulator.builder.ts';

const PERSON = { nome: 'Bruno', tipo: 'F', situacao: 'A', numeroDocumento: '11144477735' };
const ALPHANUMERIC = '12ABC34501DE35';

function people(options: Parameters<typeof aShop>[0] = {}) {
  const shop = aShop(options);
  const names = async (query: string) => {
    const { body } = await shop.call('GET', `/contatos?${query}`);
    return (body as { data: { nome: string }[] }).data.map(({ nome }) => nome);
  };
  const create = (change: object) => shop.call('POST', '/contatos', { ...PERSON, ...change });
  return { ...shop, names, create };
}

describe('contacts', () => {
  it('that are old are hidden by the default criterio, also in a search by document', async () => {
    const { simulator, names } = people();
    const numeroDocumento = '11144477735';
    simulator.seed({
      account: 'azul',
      contacts: [{ nome: 'Antigo', numeroDocumento, includedDaysAgo: 400 }],
    });

    expect(await names(`numeroDocumento=${numeroDocumento}`)).toEqual([]);
    expect(await names(`numeroDocumento=${numeroDocumento}&criterio=1`)).toEqual(['Antigo']);
    simulator.setOptions({ contactsCriterioLimitsDocument: false });
    expect(await names(`numeroDocumento=111.444.777-35`)).toEqual(['Antigo']);
  });

  it('have one document each, masked or not', async () => {
    const { create } = people();
    await create({});
    const again = await create({ nome: 'Outro', numeroDocumento: '111.444.777-35' });

    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({
      error: {
        fields: [{ msg: 'O CPF já está cadastrado no contato Bruno', namespace: 'CONTATOS' }],
      },
    });
  });

  it('with an alphanumeric CNPJ repeat as Bling lets them, and then refuse edits', async () => {
    const { create, call } = people({ alphanumericCnpj: 'bling_bug' });
    const company = { ...PERSON, tipo: 'J', numeroDocumento: ALPHANUMERIC };
    const first = await create(company);
    const second = await create(company);
    const edit = await call('PUT', `/contatos/${second.id}`, company);

    expect([first.status, second.status, edit.status]).toEqual([201, 201, 400]);
  });

  it.each([
    [{ situacao: undefined }, 'Situação inválida'],
    [{ tipo: undefined }, 'O tipo da pessoa é um campo obrigatório'],
    [{ numeroDocumento: '11144477736' }, 'O campo CPF é inválido'],
    [{ celular: '123' }, 'É necessário preencher corretamente o campo Telefone'],
    [{ endereco: { geral: { uf: 'XX' } } }, 'O campo UF é inválido'],
    [{ indicadorIe: 1 }, 'Para contribuintes do ICMS é obrigatória a informação da IE'],
  ])('refuse %j with their own words', async (change, msg) => {
    const { create } = people();
    const refused = await create(change);

    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ error: { fields: [{ msg }] } });
  });

  it('are replaced by PUT, or merged where the switch says so', async () => {
    const { create, call, simulator } = people();
    const { id } = await create({ email: 'b@example.com' });
    const email = async () => {
      const { body } = await call('GET', `/contatos/${id}`);
      return (body as { data: { email: string } }).data.email;
    };
    simulator.setOptions({ contactPutReplaces: false });
    await call('PUT', `/contatos/${id}`, PERSON);
    const merged = await email();
    simulator.setOptions({ contactPutReplaces: true });
    await call('PUT', `/contatos/${id}`, PERSON);

    expect(merged).toBe('b@example.com');
    expect(await email()).toBe('');
  });

  it('keep Consumidor Final as it is', async () => {
    const { call } = people();
    const { id } = await call('GET', '/contatos/consumidor-final');

    expect((await call('PUT', `/contatos/${id}`, PERSON)).status).toBe(400);
  });
});
