import { expect, it } from 'vitest';

import { mugOrder } from '../bling-simulator.builder.ts';
import { aFiscalShop, BUYER } from '../fiscal/fiscal-shop.builder.ts';
import { controlRoutes } from './control.routes.ts';

it('SEFAZ, notes and parcels can be driven from another process', async () => {
  const shop = aFiscalShop();
  const control = controlRoutes(shop.simulator);
  const act = async (body: object) => {
    const init = { method: 'POST', body: JSON.stringify({ account: 'azul', ...body }) };
    const response = await control.request('/__control/operator', init);
    return { status: response.status, body: await response.json() };
  };
  const outcome = { is: 'reject', code: 778, text: 'Informado NCM inexistente' };

  await act({ do: 'scriptSefaz', rule: { outcome, times: 1 } });
  await act({ do: 'scriptSefaz', rule: { outcome: { is: 'silence' }, times: 1 } });
  const rejected = await shop.send(await shop.aNote());
  const silent = await shop.send(await shop.aNote());
  await act({ do: 'settleNote', noteId: silent.id, outcome: { is: 'authorise' } });
  await act({ do: 'printDanfe', noteId: silent.id });
  const printed = shop.noteOf(silent.id).situacao;
  await act({ do: 'cancelNote', noteId: silent.id });
  const again = await act({ do: 'cancelNote', noteId: silent.id });
  await act({ do: 'setNextNumber', model: 'nfe', numero: 100 });
  await act({ do: 'setFiscal', change: { serie: 2 } });
  await act({ do: 'clearSefazScript' });
  await act({ do: 'registerTaxpayer', document: '11144477735', ie: '0240130111' });
  await act({ do: 'correctTaxData', productId: 16_000_000_002, ncm: '61091000' });
  const taxpayer = await shop.send(await shop.aNote());
  const { id: orderId } = await shop.call(
    'POST',
    '/pedidos/vendas',
    mugOrder(1, { contato: { id: BUYER }, numeroLoja: 'WEB-9' }),
  );
  const labelled = await act({ do: 'setTracking', orderId, codigo: 'AA1BR' });
  await act({ do: 'moveParcel', codigo: 'AA1BR', situacao: 0 });
  const wrong = await act({ do: 'moveParcel', codigo: 'AA1BR', situacao: 77 });
  const [parcel] = shop.simulator.state('azul').parcels;

  expect(rejected.rejection).toMatch(/^778 /);
  expect([printed, shop.noteOf(silent.id).situacao]).toEqual([6, 2]);
  expect(again.status).toBe(400);
  expect(taxpayer).toMatchObject({ serie: 2, numero: 1, rejection: expect.stringMatching(/^232/) });
  expect(labelled).toEqual({ status: 200, body: { id: parcel?.volumeId } });
  expect(parcel).toMatchObject({ situacao: 0, orderId });
  expect(wrong.status).toBe(400);
});
