import { z } from 'zod';

import { removeProduct, setProductSituation } from '../state/product-store.ts';
import { createProduct, patchProduct, replaceProduct } from '../state/product-write.ts';
import type { Product } from '../state/records.ts';
import { readBody, readFields } from '../wire/body.ts';
import { productDetail, productRow } from '../wire/product-view.ts';
import { page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import { apiRoutes, recordAt, type ApiContext } from './api-env.ts';
import { productFilter } from './products.filter.ts';

const Situation = z.object({ situacao: z.enum(['A', 'I', 'E']) });
const BulkSituation = Situation.extend({ idsProdutos: z.array(z.number()).min(1) });

/** `/produtos` (guide 5.2). */
export const products = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const rows = [...account.products.values()].filter(productFilter(account, query));
    const shown = page(rows, query, account.world.options);
    return c.json({ data: shown.map((product) => productRow(account, product)) });
  })
  .post('/', async (c) => c.json({ data: createProduct(c.env.account, await readBody(c)) }, 201))
  .delete('/', (c) => {
    const ids = new Query(c).numbers('idsProdutos');
    const lost = forEachKnown(c, ids, (product) => removeProduct(c.env.account, product));
    return bulkReply(c, lost);
  })
  .post('/situacoes', async (c) => {
    const body = readFields(BulkSituation, await readBody(c), invalid);
    const lost = forEachKnown(c, body.idsProdutos, (product) =>
      setProductSituation(c.env.account, product, body.situacao),
    );
    return bulkReply(c, lost);
  })
  .get('/variacoes/:id', (c) => {
    const product = recordAt(c, 'id', c.env.account.products);
    if (product.fields.formato !== 'V') throw refuse.notFound();
    return c.json({ data: productDetail(c.env.account, product) });
  })
  .get('/:id', (c) => {
    const { account } = c.env;
    const product = recordAt(c, 'id', account.products);
    if (product.fields.situacao === 'E' && !account.world.options.trashedProductIsReadable)
      throw refuse.notFound();
    return c.json({ data: productDetail(account, product) });
  })
  .put('/:id', async (c) => {
    const product = recordAt(c, 'id', c.env.account.products);
    return c.json({ data: replaceProduct(c.env.account, product, await readBody(c)) });
  })
  .patch('/:id', async (c) => {
    const product = recordAt(c, 'id', c.env.account.products);
    return c.json({ data: patchProduct(c.env.account, product, await readBody(c)) });
  })
  .patch('/:id/situacoes', async (c) => {
    const product = recordAt(c, 'id', c.env.account.products);
    const { situacao } = readFields(Situation, await readBody(c), invalid);
    setProductSituation(c.env.account, product, situacao);
    return c.body(null, 204);
  })
  .delete('/:id', (c) => {
    removeProduct(c.env.account, recordAt(c, 'id', c.env.account.products));
    return c.body(null, 204);
  });

/** @returns the ids that do not exist */
function forEachKnown(
  c: ApiContext,
  ids: readonly number[],
  change: (product: Product) => void,
): number[] {
  if (ids.length === 0) throw refuse.validation('Nenhum produto foi informado.');
  const { products: known } = c.env.account;
  const lost: number[] = [];
  for (const id of ids) {
    const product = known.get(id);
    if (product) change(product);
    else lost.push(id);
  }
  return lost;
}

/** 204 when all was done, else 200 with what was not (guide 1.3). */
function bulkReply(c: ApiContext, lost: readonly number[]): Response {
  if (lost.length === 0) return c.body(null, 204);
  const alertas = lost.map((id) => ({
    id,
    error: {
      type: 'RESOURCE_NOT_FOUND',
      message: 'Recurso não encontrado',
      description: 'O produto não foi encontrado.',
      fields: [],
    },
  }));
  return c.json({ data: { alertas } }, 200);
}

function invalid(): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
}
