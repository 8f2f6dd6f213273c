import { apiRoutes } from '../routes/api-env.ts';
import { page, Query } from '../wire/query.ts';

/** `/naturezas-operacoes` (guide 5.12): read-only here. */
export const natures = apiRoutes().get('/', (c) => {
  const { account } = c.env;
  const query = new Query(c);
  const situacao = query.number('situacao');
  const name = query.text('descricao')?.toLowerCase();
  const rows = [...account.fiscal.natures.values()].filter(
    (row) =>
      (situacao === undefined || row.situacao === situacao) &&
      (name === undefined || row.descricao.toLowerCase().includes(name)),
  );
  return c.json({ data: page(rows, query, account.world.options) });
});
