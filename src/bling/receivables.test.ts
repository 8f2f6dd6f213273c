import { describe, expect, it } from 'vitest';

import { ErpContactId, LedgerAccountId, ReceivableId, SettlementId } from '../commerce/ids.ts';
import { cents } from '../kernel/cents.ts';
import {
  data,
  error,
  json,
  MORNING,
  networkError,
  scriptedBling,
  silence,
} from './bling.builder.ts';

const DAY_MS = 24 * 3_600_000;
const RECEIVABLE = ReceivableId.parse('7001');
const CONTACT = ErpContactId.parse('111');
const LEDGER = LedgerAccountId.parse('33');

/** A receivable as a list tells it (guide 5.10). */
const row = (change: Record<string, unknown> = {}) => ({
  id: 7001,
  situacao: 1,
  vencimento: '2026-04-10',
  dataEmissao: '2026-03-10',
  valor: 64.15,
  contato: { id: 111, nome: 'Ana Souza', numeroDocumento: '52998224725', tipo: 'F' },
  formaPagamento: { id: 555, codigoFiscal: 17 },
  origem: { id: 900, tipoOrigem: 'venda', numero: '41', valor: 128.3 },
  ...change,
});

const settlement = {
  receivedAt: MORNING,
  ledgerAccountId: LEDGER,
  amountCents: cents(6415),
  note: 'Pix',
};

async function list(rows: readonly unknown[]) {
  const { bling, calls, run } = scriptedBling(data(rows));
  const found = await run(
    bling.receivables.listOfContact({ contactId: CONTACT, from: MORNING, until: MORNING + DAY_MS }),
  );
  return { found, calls };
}

describe('receivables', () => {
  it('are listed by customer and day of issue in São Paulo, with every filter sent', async () => {
    const { found, calls } = await list([row()]);

    expect(calls[0]?.path).toBe(
      '/contas/receber?idContato=111&tipoFiltroData=E&dataInicial=2026-03-10&dataFinal=2026-03-11&pagina=1&limite=100',
    );
    expect(found).toEqual([
      {
        id: '7001',
        state: 'open',
        dueAt: Date.UTC(2026, 3, 10, 3),
        issuedAt: Date.UTC(2026, 2, 10, 3),
        amountCents: 6415,
        contactId: '111',
        paymentMethodId: '555',
        orderId: '900',
        otherOriginId: undefined,
      },
    ]);
  });

  it.each([
    [{ id: 900, tipoOrigem: 'notafiscal' }, { otherOriginId: '900' }],
    [{ id: '900', tipoOrigem: 'Venda' }, { orderId: '900' }],
    [{ id: 0, tipoOrigem: '' }, {}],
    [null, {}],
  ])('know the order only from an origin that is a sale: %j', async (origem, known) => {
    const { found } = await list([row({ origem })]);

    expect(found).toMatchObject([{ orderId: undefined, otherOriginId: undefined, ...known }]);
  });

  it.each([
    [1, 'open'],
    [2, 'received'],
    [3, 'partial'],
    [4, 'returned'],
    [5, 'cancelled'],
    [6, 'returned'],
    [7, 'confirmed'],
    [99, 'unknown'],
  ])('in situation %i are %s', async (situacao, state) => {
    const { found } = await list([row({ situacao })]);

    expect(found).toMatchObject([{ state }]);
  });

  it('are read over all pages', async () => {
    const many = Array.from({ length: 100 }, (_, at) => row({ id: at + 1 }));
    const { bling, calls, run } = scriptedBling(data(many), data([row({ id: 101 })]));

    const found = await run(
      bling.receivables.listOfContact({ contactId: CONTACT, from: MORNING, until: MORNING }),
    );

    expect(found).toHaveLength(101);
    expect(calls).toHaveLength(2);
  });

  it('tell in full what is still to come and how they were settled', async () => {
    const detail = { ...row({ situacao: 3 }), saldo: 14.15, borderos: [51, 52] };
    const { bling, run } = scriptedBling(data(detail));

    expect(await run(bling.receivables.get(RECEIVABLE))).toMatchObject({
      state: 'partial',
      balanceCents: 1415,
      settlementIds: ['51', '52'],
    });
  });

  it('are not there when Bling says so', async () => {
    const { bling, run } = scriptedBling(error(404, { type: 'RESOURCE_NOT_FOUND' }));

    expect(await run(bling.receivables.get(RECEIVABLE))).toBeUndefined();
  });
});

describe('a settlement', () => {
  it.each([
    ['without an envelope, as the specification has it', json(200, { bordero: { id: 51 } })],
    ['in an envelope', data({ bordero: { id: '51' } })],
  ])('is sent gross on its day, and its number read: %s', async (_, answer) => {
    const { bling, calls, run } = scriptedBling(answer);

    expect(await run(bling.receivables.settle(RECEIVABLE, settlement))).toBe('51');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: 'POST',
      path: '/contas/receber/7001/baixar',
      body: {
        data: '2026-03-10',
        usarDataVencimento: false,
        portador: { id: 33 },
        categoria: { id: 0 },
        historico: 'Pix',
        valorRecebido: 64.15,
      },
    });
  });

  it('is of the day in São Paulo, not of the day in Greenwich', async () => {
    const { bling, calls, run } = scriptedBling(json(200, { bordero: { id: 51 } }));
    const lateEvening = Date.UTC(2026, 2, 11, 1);

    await run(bling.receivables.settle(RECEIVABLE, { ...settlement, receivedAt: lateEvening }));

    expect(calls[0]?.body).toMatchObject({ data: '2026-03-10' });
  });

  it.each([
    ['an answer without its number', json(200, {})],
    ['a connection that was cut', networkError('ECONNRESET')],
    ['silence', silence()],
    ['an error of the server', error(502)],
  ])('may have been made, and is not sent again, after %s', async (_, answer) => {
    const { bling, calls, run } = scriptedBling(answer);

    const settling = run(bling.receivables.settle(RECEIVABLE, settlement));

    await expect(settling).rejects.toMatchObject({ outcome: 'unknown' });
    expect(calls).toHaveLength(1);
  });

  it('was provably not made when Bling refuses it', async () => {
    const { bling, run } = scriptedBling(error(400, { type: 'VALIDATION_ERROR' }));

    const settling = run(bling.receivables.settle(RECEIVABLE, settlement));

    await expect(settling).rejects.toMatchObject({
      code: 'bling.rejected',
      outcome: 'not_applied',
    });
  });

  it('is undone by its own number', async () => {
    const { bling, calls, run } = scriptedBling(() => new Response(null, { status: 204 }));

    await run(bling.receivables.removeSettlement(SettlementId.parse('51')));

    expect(calls[0]).toMatchObject({ method: 'DELETE', path: '/borderos/51' });
  });
});

it('the accounts where money lies are listed by name', async () => {
  const { bling, run } = scriptedBling(data([{ id: 33, descricao: 'Banco Azul' }]));

  expect(await run(bling.ledgerAccounts.list())).toEqual([{ id: '33', name: 'Banco Azul' }]);
});
