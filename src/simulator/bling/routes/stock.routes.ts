import { z } from 'zod';

import type { Balance } from '../state/balance-change.ts';
import { balanceOf } from '../state/balance.ts';
import type { Product } from '../state/records.ts';
import { holdsOwnStock, moveStock } from '../state/stock.ts';
import { readBody, readFields } from '../wire/body.ts';
import { Query } from '../wire/query.ts';
import { refuse } from '../wire/refusal.ts';
import type { Account } from '../world.ts';
import { apiRoutes, recordAt } from './api-env.ts';
import { hasSign } from './products.filter.ts';

const Movement = z.object({
  produto: z.object({ id: z.number() }),
  deposito: z.object({ id: z.number() }),
  operacao: z.enum(['B', 'E', 'S']),
  quantidade: z.number(),
  observacoes: z.string().nullish(),
});

/** `/estoques` (guide 5.6). */
export const stock = apiRoutes()
  .get('/saldos', (c) => {
    const { account } = c.env;
    const query = new Query(c);
    const rows = askedProducts(account, query).map((product) => {
      const balance = balanceOf(account, product.id);
      const depositos = balance.warehouses.map(({ id, physical, virtual }) => ({
        id,
        saldoFisico: physical,
        saldoVirtual: virtual,
      }));
      return { ...balanceRow(product, balance), depositos };
    });
    return c.json({ data: rows.filter(signFilter(account, query)) });
  })
  .get('/saldos/:idDeposito', (c) => {
    const { account } = c.env;
    const warehouse = recordAt(c, 'idDeposito', account.warehouses);
    const query = new Query(c);
    const rows = askedProducts(account, query).map((product) => {
      const shelf = balanceOf(account, product.id).warehouses.find(({ id }) => id === warehouse.id);
      return balanceRow(product, {
        physicalTotal: shelf?.physical ?? 0,
        virtualTotal: shelf?.virtual ?? 0,
      });
    });
    return c.json({ data: rows.filter(signFilter(account, query)) });
  })
  .post('/', async (c) => {
    const { account } = c.env;
    const { produto, deposito, operacao, quantidade } = readFields(
      Movement,
      await readBody(c),
      (fields) => refuse.validation('Ocorreu um erro ao validar os dados recebidos.', fields),
    );
    if (!account.products.has(produto.id))
      throw refuse.validation('O produto informado é inválido.');
    if (!account.warehouses.has(deposito.id))
      throw refuse.validation('O depósito informado é inválido.');
    if (!holdsOwnStock(account, produto.id))
      throw refuse.validation('O produto informado não permite lançamento de estoque.');
    const id = moveStock(account, {
      productId: produto.id,
      warehouseId: deposito.id,
      operation: operacao,
      quantity: quantidade,
      cause: 'POST /estoques',
    });
    return c.json({ data: { id } }, 201);
  });

/** Unknown ids are left out; codes of which none is known give a 400 (measured). */
function askedProducts(account: Account, query: Query): Product[] {
  const ids = query.numbers('idsProdutos');
  const codes = query.texts('codigos');
  if (ids.length === 0 && codes.length === 0) throw noProduct();
  const byId = ids.flatMap((id) => account.products.get(id) ?? []);
  const byCode = [...account.products.values()].filter(
    ({ fields }) => fields.situacao === 'A' && codes.includes(fields.codigo),
  );
  if (ids.length === 0 && byCode.length === 0) throw noProduct();
  const hidesParents = account.world.options.parentBalance === 'absent';
  return [...new Set([...byId, ...byCode])].filter(
    ({ fields }) => !(hidesParents && fields.formato === 'V'),
  );
}

function noProduct(): Error {
  return refuse.validation('Nenhum produto foi informado');
}

function balanceRow(
  product: Product,
  { physicalTotal, virtualTotal }: Pick<Balance, 'physicalTotal' | 'virtualTotal'>,
) {
  return {
    produto: { id: product.id, codigo: product.fields.codigo },
    saldoFisicoTotal: physicalTotal,
    saldoVirtualTotal: virtualTotal,
  };
}

function signFilter(account: Account, query: Query) {
  const hidesZero = account.world.options.saldosDefaultFilterHidesZero;
  const wanted = query.number('filtroSaldoEstoque') ?? (hidesZero ? 1 : undefined);
  return ({ saldoFisicoTotal }: { saldoFisicoTotal: number }) =>
    wanted === undefined || hasSign(saldoFisicoTotal, wanted);
}
