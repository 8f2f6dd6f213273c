import { moneyOf } from '../state/self-settlement.ts';
import { borderoView } from '../wire/receivable-view.ts';
import { apiRoutes, recordAt } from './api-env.ts';

/** `/borderos` (guide 5.10): DELETE undoes the settlement, what it paid is owed again. */
export const borderos = apiRoutes()
  .get('/:id', (c) => {
    const { account } = c.env;
    return c.json({ data: borderoView(account, recordAt(c, 'id', moneyOf(account).borderos)) });
  })
  .delete('/:id', (c) => {
    const { borderos: rows } = moneyOf(c.env.account);
    rows.delete(recordAt(c, 'id', rows).id);
    return c.body(null, 204);
  });
