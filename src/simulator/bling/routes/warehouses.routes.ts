import { z } from 'zod';

import { readBody, readFields } from '../wire/body.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { apiRoutes, recordAt } from './api-env.ts';

const MOST = 100;

const WarehouseBody = z.object({
  descricao: z.string().min(1),
  situacao: z.union([z.literal(0), z.literal(1)]),
  padrao: z.boolean(),
  desconsiderarSaldo: z.boolean(),
});

/** `/depositos` (guide 5.5). `situacao` 1 when left out; PUT answers without the envelope. */
export const warehouses = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const situacao = query.number('situacao') ?? 1;
    const name = query.text('descricao')?.toLowerCase();
    const rows = [...account.warehouses.values()].filter(
      (row) =>
        row.situacao === situacao &&
        (name === undefined || row.descricao.toLowerCase().includes(name)),
    );
    return c.json({ data: page(rows, query, account.world.options) });
  })
  .post('/', async (c) => {
    const { account } = c.env;
    const body = readFields(WarehouseBody, await readBody(c), invalid);
    if (account.warehouses.size >= MOST)
      throw refuse.validation('O limite de 100 depósitos foi atingido.');
    const id = account.world.ids.next();
    account.warehouses.set(id, { id, ...body });
    keepOneDefault(account, id);
    return c.json({ data: { id } }, 201);
  })
  .get('/:id', (c) => c.json({ data: recordAt(c, 'id', c.env.account.warehouses) }))
  .put('/:id', async (c) => {
    const warehouse = recordAt(c, 'id', c.env.account.warehouses);
    Object.assign(warehouse, readFields(WarehouseBody, await readBody(c), invalid));
    keepOneDefault(c.env.account, warehouse.id);
    return c.json({ id: warehouse.id, alertas: [] });
  });

function keepOneDefault(account: Account, id: number): void {
  if (!account.warehouses.get(id)?.padrao) return;
  for (const other of account.warehouses.values()) if (other.id !== id) other.padrao = false;
}

function invalid(): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
}
