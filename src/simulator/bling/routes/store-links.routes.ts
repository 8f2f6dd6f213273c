import { z } from 'zod';

import type { StoreLink } from '../state/records.ts';
import { readBody, readFields } from '../wire/body.ts';
import { isWithin, page, Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { apiRoutes, recordAt } from './api-env.ts';

const Reference = z.object({ id: z.number() });
const LinkBody = z.object({
  codigo: z.string(),
  preco: z.number().default(0),
  precoPromocional: z.number().default(0),
  produto: Reference,
  loja: Reference,
  categoriasProdutos: z.array(Reference).default([]),
});

/** `/produtos/lojas` (guide 5.3). No webhook tells of changes here. */
export const storeLinks = apiRoutes()
  .get('/', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const rows = [...account.storeLinks.values()].filter(linkFilter(query));
    const shown = page(rows, query, account.world.options);
    return c.json({ data: shown.map((link) => linkView(account, link)) });
  })
  .post('/', async (c) => {
    const { account } = c.env;
    const body = readFields(LinkBody, await readBody(c), invalid);
    requireReferences(account, body);
    const link = toLink(account, body, account.world.ids.next());
    account.storeLinks.set(link.id, link);
    return c.json({ data: savedView(link) }, 201);
  })
  .get('/:id', (c) => {
    const link = recordAt(c, 'id', c.env.account.storeLinks);
    return c.json({ data: linkView(c.env.account, link) });
  })
  .put('/:id', async (c) => {
    const { account } = c.env;
    const { id } = recordAt(c, 'id', account.storeLinks);
    const body = readFields(LinkBody, await readBody(c), invalid);
    requireReferences(account, body);
    const link = toLink(account, body, id);
    account.storeLinks.set(id, link);
    return c.json({ data: savedView(link) });
  })
  .delete('/:id', (c) => {
    c.env.account.storeLinks.delete(recordAt(c, 'id', c.env.account.storeLinks).id);
    return c.body(null, 204);
  });

function linkFilter(query: Query): (link: StoreLink) => boolean {
  const productId = query.number('idProduto');
  const channelId = query.number('idLoja');
  const categoryId = query.number('idCategoriaProduto');
  const changed = query.window('dataAlteracao');
  return (link) =>
    (productId === undefined || link.produtoId === productId) &&
    (channelId === undefined || link.lojaId === channelId) &&
    (categoryId === undefined || link.categoriaIds.includes(categoryId)) &&
    isWithin(link.changedAt, changed);
}

function requireReferences(account: Account, { produto, loja }: z.infer<typeof LinkBody>): void {
  if (!account.products.has(produto.id)) throw refuse.validation('O produto é inválido.');
  if (!account.channels.has(loja.id)) throw refuse.validation('A loja é inválida.');
}

function toLink(account: Account, body: z.infer<typeof LinkBody>, id: number): StoreLink {
  return {
    id,
    codigo: body.codigo,
    preco: body.preco,
    precoPromocional: body.precoPromocional,
    produtoId: body.produto.id,
    lojaId: body.loja.id,
    categoriaIds: body.categoriasProdutos.map((category) => category.id),
    changedAt: account.world.clock.now(),
  };
}

function linkView(account: Account, link: StoreLink) {
  const price = account.world.options.storePricesAreSinglePrecision ? singlePrecision : same;
  return {
    id: link.id,
    codigo: link.codigo,
    preco: price(link.preco),
    precoPromocional: price(link.precoPromocional),
    produto: { id: link.produtoId },
    loja: { id: link.lojaId },
    fornecedorLoja: { id: 0 },
    marcaLoja: { id: 0 },
    categoriasProdutos: link.categoriaIds.map((id) => ({ id })),
  };
}

/** 49.9 comes back as 49.9000015259 (samples/product-store-link.recorded.json). */
function singlePrecision(price: number): number {
  return Number(Math.fround(price).toFixed(10));
}

function same(price: number): number {
  return price;
}

function savedView({ id, categoriaIds }: StoreLink) {
  return { id, categoriasProdutos: categoriaIds.map((category) => ({ id: category })) };
}

function invalid(): Error {
  return refuse.validation('Ocorreu um erro ao validar os dados recebidos.');
}
