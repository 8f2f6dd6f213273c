import { describe, expect, it } from 'vitest';

import { KIT, METHOD, MUG } from '../../bling-simulator.builder.ts';
import { aFiscalShop, BUYER, COMPANY } from '../fiscal-shop.builder.ts';
import { rejection, rejectionText } from './rejections.ts';

const PARCEL = { dataVencimento: '2026-03-10', valor: 60, formaPagamento: { id: METHOD } };

/** A note whose data the test spoils, and what SEFAZ then says: its code, 100 when it authorises. */
async function verdict(spoil: (shop: Shop) => void, change: object = {}): Promise<number> {
  const shop = aFiscalShop({ noteNeeds: [] });
  spoil(shop);
  const { situacao, rejection: text } = await shop.send(await shop.aNote(change));
  return situacao === 5 ? 100 : Number(text.slice(0, 3));
}

type Shop = ReturnType<typeof aFiscalShop>;

async function ofContact(change: object, id = BUYER): Promise<number> {
  const shop = aFiscalShop({ noteNeeds: [] });
  const { body } = await shop.call('GET', `/contatos/${id}`);
  const { data } = body as { data: { endereco: { geral: object } } };
  const { geral, ...rest } = change as { geral?: object };
  const endereco = { geral: { ...data.endereco.geral, ...geral } };
  const saved = await shop.call('PUT', `/contatos/${id}`, { ...data, ...rest, endereco });
  expect(saved.status).toBe(204);
  const note = await shop.send(await shop.aNote({ contato: { id } }));
  return note.situacao === 5 ? 100 : Number(note.rejection.slice(0, 3));
}

describe('SEFAZ', () => {
  it('authorises what is in order, of a person and of a taxpayer', async () => {
    expect(await ofContact({})).toBe(100);
    expect(await ofContact({}, COMPANY)).toBe(100);
  });

  it.each([
    ['no NCM', { ncm: '' }, 778],
    ['an NCM that does not exist', { ncm: '99999999' }, 778],
    ['an NCM that is not whole', { ncm: '6912' }, 777],
    ['an origin that is none', { origem: 12 }, 225],
    ['a GTIN with a wrong check digit', { gtin: '7891234567890' }, 611],
    ['tax substitution without CEST', { ncm: '22021000' }, 806],
  ])('rejects goods with %s', async (_name, change, code) => {
    expect(await verdict(({ taxDataOf }) => taxDataOf(MUG, change))).toBe(code);
  });

  it.each([
    ['without a document', { numeroDocumento: '' }, 225],
    ['without a number in the street', { geral: { numero: '' } }, 225],
    ['with a CEP that is too short', { geral: { cep: '957' } }, 225],
    ['with a CEP of another state', { geral: { cep: '01310-100' } }, 999],
    ['in a town of another state', { geral: { municipio: 'Campinas' } }, 275],
    ['in a town that does not exist', { geral: { municipio: 'Lugar Nenhum' } }, 274],
    ['in a town written without accents', { geral: { municipio: 'BENTO GONCALVES' } }, 100],
  ])('of a buyer %s', async (_name, change, code) => {
    expect(await ofContact(change)).toBe(code);
  });

  it.each([
    ['with an IE of wrong digits', { ie: '0240130112' }, 210],
    [
      'exempt in a state that knows no exemption',
      { indicadorIe: 2, geral: { uf: 'SP', municipio: 'Campinas', cep: '13010-000' } },
      805,
    ],
  ])('of a company %s', async (_name, change, code) => {
    expect(await ofContact(change, COMPANY)).toBe(code);
  });

  it('knows taxpayers: no IE of its own, another IE, and one that hides as a consumer', async () => {
    const told = (ie: string) => (shop: Shop) =>
      shop.simulator.operator.registerTaxpayer('azul', { document: '11.222.333/0001-81', ie });
    const company = { contato: { id: COMPANY } };

    expect(await verdict(told(''), company)).toBe(233);
    expect(await verdict(told('0963233556'), company)).toBe(234);
    expect(await verdict(told('0240130111'), company)).toBe(100);
  });

  it('wants the payments to make up the total, and no value where there is no payment', async () => {
    const shop = aFiscalShop();
    shop.simulator.seed({
      account: 'azul',
      paymentMethods: [{ id: 90, descricao: 'Sem pagamento', tipoPagamento: 90 }],
    });
    const free = await shop.send(
      await shop.aNote({ parcelas: [{ ...PARCEL, formaPagamento: { id: 90 } }] }),
    );
    const id = await shop.aNote();
    const { body } = await shop.call('GET', `/nfe/${id}`);
    const { data } = body as { data: { parcelas: object[] } };
    await shop.call('PUT', `/nfe/${id}`, {
      ...data,
      parcelas: [{ data: '2026-03-10', valor: 59 }],
    });
    const unknown = await shop.send(id);
    const [parcel] = data.parcelas;
    await shop.call('PUT', `/nfe/${id}`, { ...data, parcelas: [{ ...parcel, valor: 59.99 }] });
    const less = await shop.send(id);
    await shop.call('PUT', `/nfe/${id}`, { ...data, parcelas: [{ ...parcel, valor: 60.01 }] });
    const more = await shop.send(id);

    expect([free, unknown, less, more].map(({ rejection: text }) => text.slice(0, 3))).toEqual([
      '904',
      '225',
      '865',
      '866',
    ]);
  });

  it('wants a discount not to exceed what is sold', async () => {
    const shop = aFiscalShop({ noteNeeds: [] });
    const id = await shop.aNote();
    const { body } = await shop.call('GET', `/nfe/${id}`);
    const { data } = body as { data: object };
    await shop.call('PUT', `/nfe/${id}`, { ...data, desconto: 61, parcelas: [] });

    expect((await shop.send(id)).rejection).toMatch(/^610 /);
  });

  it('takes each number once, a cancelled one too', async () => {
    const { aNote, send, simulator } = aFiscalShop();
    const { id } = await send(await aNote());
    simulator.operator.cancelNote('azul', id);
    simulator.operator.setNextNumber('azul', { model: 'nfe', numero: 1 });

    expect((await send(await aNote())).rejection).toMatch(/^539 .*chNFe/);
  });

  it('lets an anonymous consumer buy up to R$ 10.000, and never by purchase order', async () => {
    const shop = aFiscalShop();
    const ofConsumer = async (change: object) =>
      shop.send(await shop.aNote({ contato: { id: shop.consumer }, ...change }, 'nfce'), 'nfce');
    const itens = [
      { produto: { id: MUG }, codigo: 'CAN', descricao: 'x', quantidade: 400, valor: 30 },
    ];
    const large = await ofConsumer({ itens, parcelas: [{ ...PARCEL, valor: 12_000 }] });
    const ordered = await ofConsumer({ numeroPedidoCompra: 'WEB-77' });

    expect(large.rejection).toMatch(/^750 /);
    expect(ordered.rejection).toMatch(/^762 /);
    expect(await ofConsumer({})).toMatchObject({ situacao: 5 });
  });

  it('checks nothing when it is told to', async () => {
    const shop = aFiscalShop({ sefazChecks: false, noteNeeds: [] });
    const itens = [{ produto: { id: KIT }, descricao: 'Kit', quantidade: 1, valor: 60 }];

    expect(await shop.send(await shop.aNote({ itens }))).toMatchObject({ situacao: 5 });
  });

  it('says why with its code, as it reaches people', () => {
    expect(rejectionText(rejection(778, 'nItem: 2'))).toBe(
      '778 - Rejeicao: Informado NCM inexistente [nItem: 2]',
    );
    expect(rejectionText(rejection(302))).toBe(
      '302 - Uso Denegado: Irregularidade fiscal do destinatario',
    );
  });
});
