import type { LedgerAccount } from '../state/money.ts';
import { page, Query } from '../wire/query.ts';
import { apiRoutes, recordAt } from './api-env.ts';

/** `/contas-contabeis` (guide 5.12): read-only; their ids are the `portador.id` of receivables. */
export const ledgerAccounts = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const alias = query.text('aliasIntegracao');
    const states = query.plainNumbers('situacoes');
    const hidesInvisible = query.text('ocultarInvisiveis') === 'true';
    const hidesBanks = query.text('ocultarTipoContaBancaria') === 'true';
    const rows = [...account.money.ledgerAccounts.values()].filter(
      (row) =>
        (alias === undefined || row.aliasIntegracao === alias) &&
        (states.length === 0 || states.includes(row.situacao)) &&
        !(hidesInvisible && row.invisivel) &&
        !(hidesBanks && row.tipo === 'banco'),
    );
    const sorted = inOrder(rows, query.text('ordenacao'));
    const options = { ...account.world.options, listOrder: 'oldest_first' } as const;
    return c.json({ data: page(sorted, query, options).map(ledgerAccountView) });
  })
  .get('/:id', (c) => {
    const row = recordAt(c, 'id', c.env.account.money.ledgerAccounts);
    return c.json({ data: ledgerAccountView(row) });
  });

/** `/categorias/receitas-despesas` (guide 5.4): `tipo` and `situacao` 0 or absent are all. */
export const financeCategories = apiRoutes().get('/', (c) => {
  const { account } = c.env;
  const query = new Query(c);
  const tipo = query.number('tipo') ?? 0;
  const situacao = query.number('situacao') ?? 0;
  const rows = [...account.money.categories.values()].filter(
    (row) => (tipo === 0 || row.tipo === tipo) && (situacao === 0 || row.situacao === situacao),
  );
  const shown = page(rows, query, account.world.options);
  return c.json({
    data: shown.map(({ situacao: _state, ...row }) => row),
  });
});

function ledgerAccountView({ id, descricao, tipo, aliasIntegracao }: LedgerAccount) {
  return { id, descricao, tipo, aliasIntegracao };
}

function inOrder(rows: LedgerAccount[], order: string | undefined): LedgerAccount[] {
  if (order === undefined) return rows.toReversed();
  const sorted = rows.toSorted((one, other) => one.descricao.localeCompare(other.descricao, 'pt'));
  return order.startsWith('-') ? sorted.toReversed() : sorted;
}
