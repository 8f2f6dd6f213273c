import { z } from 'zod';

import type { PaymentMethod } from '../state/records.ts';
import { readBody, readFields } from '../wire/body.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import { apiRoutes, recordAt } from './api-env.ts';

const MethodBody = z.object({
  descricao: z.string().min(1),
  tipoPagamento: z.number().int(),
  situacao: z.union([z.literal(0), z.literal(1)]).default(1),
  padrao: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
  finalidade: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  destino: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});

/** `/formas-pagamentos` (guide 5.9). */
export const paymentMethods = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const kinds = query.numbers('tiposPagamentos');
    const situacao = query.number('situacao');
    const name = query.text('descricao')?.toLowerCase();
    const rows = [...account.paymentMethods.values()].filter(
      (row) =>
        (kinds.length === 0 || kinds.includes(row.tipoPagamento)) &&
        (situacao === undefined || row.situacao === situacao) &&
        (name === undefined || row.descricao.toLowerCase().includes(name)),
    );
    return c.json({ data: page(rows, query, account.world.options).map(methodRow) });
  })
  .post('/', async (c) => {
    const { account } = c.env;
    const body = readFields(MethodBody, await readBody(c), invalid);
    const id = account.world.ids.next();
    account.paymentMethods.set(id, { id, fixa: false, ...body });
    return c.json({ data: { id } }, 201);
  })
  .get('/:id', (c) => {
    const method = recordAt(c, 'id', c.env.account.paymentMethods);
    return c.json({ data: methodDetail(method) });
  });

/** `/canais-venda` (guide 5.12): read-only. */
export const channels = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const kinds = query.texts('tipos');
    const situacao = query.number('situacao');
    const rows = [...account.channels.values()].filter(
      (row) =>
        (kinds.length === 0 || kinds.includes(row.tipo)) &&
        (situacao === undefined || row.situacao === situacao),
    );
    return c.json({ data: page(rows, query, account.world.options) });
  })
  .get('/tipos', (c) => c.json({ data: CHANNEL_KINDS }))
  .get('/:id', (c) => {
    const channel = recordAt(c, 'id', c.env.account.channels);
    return c.json({ data: { ...channel, filiais: [] } });
  });

const CHANNEL_KINDS = [
  { nome: 'API', tipo: 'Api', agrupador: 4 },
  { nome: 'Loja física', tipo: 'LojaFisica', agrupador: 1 },
  { nome: 'Mercado Livre', tipo: 'MercadoLivre', agrupador: 3 },
];

/** `/vendedores`: none. The document types the list as an object; an array is expected (guide 5.12). */
export const sellers = apiRoutes().get('/', (c) => c.json({ data: [] }));

/** `/empresas/me/dados-basicos`: who the connected account is. */
export const company = apiRoutes().get('/me/dados-basicos', (c) => {
  const { companyId, nome, cnpj, email, dataContrato } = c.env.account;
  return c.json({ data: { id: companyId, nome, cnpj, email, dataContrato } });
});

function methodRow(method: PaymentMethod) {
  const { id, descricao, tipoPagamento, situacao, fixa, padrao, finalidade } = method;
  return { id, descricao, tipoPagamento, situacao, fixa, padrao, finalidade, juros: 0, multa: 0 };
}

function methodDetail(method: PaymentMethod) {
  return {
    ...methodRow(method),
    condicao: '0',
    destino: method.destino,
    utilizaDiasUteis: false,
    taxas: { aliquota: 0, valor: 0, prazo: 0 },
  };
}

function invalid(): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
}
