import { describe, expect, it } from 'vitest';

import { APP, MUG, mugOrder, SHOP } from '../bling-simulator.builder.ts';
import { aFiscalShop, BUYER } from './fiscal-shop.builder.ts';

const dataOf = (body: unknown) => (body as { data: Record<string, unknown> }).data;

const REJECTION = { is: 'reject', code: 778, text: 'Informado NCM inexistente' } as const;

describe('what nobody confirmed of notes is a switch', () => {
  it('a field of the note may show why it was rejected', async () => {
    const { aNote, send, call, simulator } = aFiscalShop({ rejectionTextField: 'motivo' });
    simulator.operator.scriptSefaz('azul', { outcome: REJECTION });
    const { id } = await send(await aNote());
    const { body } = await call('GET', `/nfe/${id}`);

    expect(dataOf(body)['motivo']).toBe('778 - Rejeicao: Informado NCM inexistente');
  });

  it.each([
    [false, 4, 'Rua Velha'],
    [true, 5, 'Rua Nova'],
  ])('a note follows its sources: %s', async (notesFollowSources, situacao, street) => {
    const shop = aFiscalShop({ notesFollowSources });
    const contact = dataOf((await shop.call('GET', `/contatos/${BUYER}`)).body);
    const { geral } = contact['endereco'] as { geral: object };
    const move = (endereco: string) =>
      shop.call('PUT', `/contatos/${BUYER}`, {
        ...contact,
        endereco: { geral: { ...geral, endereco } },
      });
    await move('Rua Velha');
    shop.taxDataOf(MUG, { ncm: '99999999' });
    const id = await shop.aNote();
    await shop.send(id);
    await move('Rua Nova');
    shop.taxDataOf(MUG, { ncm: '69120000' });
    const sent = await shop.send(id);
    const { body } = await shop.call('GET', `/nfe/${id}`);

    expect(sent.situacao).toBe(situacao);
    expect(dataOf(body)).toMatchObject({ contato: { endereco: { endereco: street } } });
  });

  it.each([
    [false, 60],
    [true, 55],
  ])('a PUT without the discount keeps it: %s', async (notePutKeepsUnshown, total) => {
    const { aNote, call } = aFiscalShop({ notePutKeepsUnshown, noteNeeds: [] });
    const id = await aNote({ desconto: { valor: 5, unidade: 'REAL' }, parcelas: [] });
    const before = dataOf((await call('GET', `/nfe/${id}`)).body);
    await call('PUT', `/nfe/${id}`, before);

    expect(before).toMatchObject({ valorNota: 55 });
    expect(dataOf((await call('GET', `/nfe/${id}`)).body)).toMatchObject({ valorNota: total });
  });

  it('a note waits as 3 or as 8', async () => {
    const { aNote, call, noteOf } = aFiscalShop({ waitingSituation: 8 });
    const id = await aNote();
    await call('POST', `/nfe/${id}/enviar`);

    expect(noteOf(id).situacao).toBe(8);
  });

  it('a posted note may leave what its sale reserves as it was', async () => {
    const { aNote, call, simulator } = aFiscalShop({ notePostingEndsReservation: false });
    await call('POST', `/nfe/${await aNote()}/lancar-estoque`);
    const mug = simulator.state('azul').products.find(({ id }) => id === MUG);

    expect([mug?.physicalTotal, mug?.virtualTotal]).toEqual([8, 6]);
  });

  it('a key with the letters of an alphanumeric CNPJ has 44 characters, and no document by it', async () => {
    const shop = aFiscalShop();
    shop.simulator.seed({
      ...SHOP,
      account: 'letras',
      company: { nome: 'Letras Ltda', cnpj: '12.ABC.345/01DE-35' },
      contacts: [
        {
          id: 111,
          nome: 'Ana',
          numeroDocumento: '52998224725',
          endereco: {
            endereco: 'Rua A',
            numero: '1',
            bairro: 'B',
            municipio: 'Canoas',
            uf: 'RS',
            cep: '92010000',
          },
        },
      ],
    });
    shop.simulator.operator.correctTaxData('letras', MUG, { ncm: '69120000' });
    const token = shop.simulator.integrators.grant(APP.clientId, 'letras').access_token;
    const ask = async (method: string, path: string, body?: object) => {
      const response = await shop.simulator.fetch(`http://bling.test/Api/v3${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, body: (await response.json()) as { data: object } };
    };
    const order = await ask('POST', '/pedidos/vendas', mugOrder());
    const { id: orderId } = order.body.data as { id: number };
    const made = await ask('POST', `/pedidos/vendas/${orderId}/gerar-nfe`);
    const { idNotaFiscal } = made.body.data as { idNotaFiscal: number };
    await shop.clock.advance(1_000);
    await ask('POST', `/nfe/${idNotaFiscal}/enviar`);
    await shop.clock.advance(20_000);
    const [note] = shop.simulator.state('letras').notes;
    const key = note?.chaveAcesso ?? '';

    expect(note?.situacao).toBe(5);
    expect(key).toMatch(/^43260312ABC34501DE35[0-9]{24}$/);
    expect((await ask('GET', `/nfe/documento/${key}?formato=xml`)).status).toBe(400);
    shop.simulator.setOptions({ documentKeyDigitsOnly: false });
    expect((await ask('GET', `/nfe/documento/${key}?formato=xml`)).status).toBe(200);
  });
});
