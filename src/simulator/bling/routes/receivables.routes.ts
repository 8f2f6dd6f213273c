import { toSaoPauloDate } from '../../../kernel/sao-paulo-time.ts';
import type { Receivable } from '../state/money.ts';
import { readReceivable } from '../state/receivable-rules.ts';
import { addReceivable, isSettled, removeReceivable } from '../state/receivable-store.ts';
import { moneyOf } from '../state/self-settlement.ts';
import { settleByBody } from '../state/settlement.ts';
import { readBody } from '../wire/body.ts';
import { page, Query } from '../wire/query.ts';
import { receivableDetail, receivableRow } from '../wire/receivable-view.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { apiRoutes, recordAt, type ApiContext } from './api-env.ts';
import { receivableFilter } from './receivables.filter.ts';

/** `/contas/receber` (guide 5.10). */
export const receivables = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const rows = [...moneyOf(account).receivables.values()].filter(
      receivableFilter(account, query),
    );
    const shown = page(rows, query, account.world.options);
    return c.json({ data: shown.map((row) => receivableRow(account, row)) });
  })
  .post('/', async (c) => {
    const { account } = c.env;
    const fields = readReceivable(account, await readBody(c), today(account));
    return c.json({ data: { id: addReceivable(account, fields, undefined).id } }, 201);
  })
  .get('/:id', (c) => c.json({ data: receivableDetail(c.env.account, receivableAt(c)) }))
  .put('/:id', async (c) => {
    const { account } = c.env;
    const receivable = receivableAt(c);
    requireUnsettled(account, receivable);
    receivable.fields = readReceivable(account, await readBody(c), today(account));
    return c.body(null, 204);
  })
  .delete('/:id', (c) => {
    const { account } = c.env;
    const receivable = receivableAt(c);
    requireUnsettled(account, receivable);
    removeReceivable(account, receivable);
    return c.body(null, 204);
  })
  .post('/:id/baixar', async (c) => {
    const { account } = c.env;
    const { id } = settleByBody(account, receivableAt(c), await readBody(c));
    const answer = { bordero: { id } };
    return c.json(account.world.options.settlementIsEnveloped ? { data: answer } : answer);
  });

function receivableAt(c: ApiContext): Receivable {
  return recordAt(c, 'id', moneyOf(c.env.account).receivables);
}

function requireUnsettled(account: Account, receivable: Receivable): void {
  const { settledAccountsResist, texts } = account.world.options;
  if (settledAccountsResist && isSettled(account, receivable))
    throw refuse.validation(texts.accountsSettled);
}

function today({ world }: Account): string {
  return toSaoPauloDate(world.clock.now());
}
