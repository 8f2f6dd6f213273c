import { z } from 'zod';

import type { Category } from '../state/records.ts';
import { readBody, readFields } from '../wire/body.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import { apiRoutes, recordAt } from './api-env.ts';

const CategoryBody = z.object({
  descricao: z.string().min(1),
  categoriaPai: z.object({ id: z.number() }).default({ id: 0 }),
});

/** `/categorias/produtos` (guide 5.4). PUT changes only `descricao`. */
export const categories = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const rows = page([...account.categories.values()], new Query(c), account.world.options);
    return c.json({ data: rows.map(categoryView) });
  })
  .post('/', async (c) => {
    const { account } = c.env;
    const { descricao, categoriaPai } = readFields(CategoryBody, await readBody(c), invalid);
    const id = account.world.ids.next();
    account.categories.set(id, { id, descricao, parentId: categoriaPai.id });
    return c.json({ data: { id } }, 201);
  })
  .get('/:id', (c) => c.json({ data: categoryView(recordAt(c, 'id', c.env.account.categories)) }))
  .put('/:id', async (c) => {
    const category = recordAt(c, 'id', c.env.account.categories);
    category.descricao = readFields(CategoryBody, await readBody(c), invalid).descricao;
    return c.body(null, 204);
  })
  .delete('/:id', (c) => {
    c.env.account.categories.delete(recordAt(c, 'id', c.env.account.categories).id);
    return c.body(null, 204);
  });

function categoryView({ id, descricao, parentId }: Category) {
  return { id, descricao, categoriaPai: { id: parentId } };
}

function invalid(): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
}
