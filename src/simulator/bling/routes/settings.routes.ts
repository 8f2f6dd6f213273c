import { page, Query } from '../wire/query.ts';
import { apiRoutes, recordAt } from './api-env.ts';

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
