import { z } from 'zod';

import { ErpProductId, WarehouseId } from '../commerce/ids.ts';
import type { StockBalance } from '../commerce/stock.ts';
import type { Api, Query } from './api.ts';
import type { BlingStock, ListedBalance } from './bling.ts';
import { link, toBody } from './body.ts';
import { idAs, knownAmount, listOf } from './wire.ts';

/** One row of `GET /estoques/saldos` (guide 5.6). */
export const BalanceRow = z
  .object({
    produto: z.object({ id: idAs(ErpProductId) }),
    saldoFisicoTotal: knownAmount,
    saldoVirtualTotal: knownAmount,
    depositos: listOf(
      z.object({ id: idAs(WarehouseId), saldoFisico: knownAmount, saldoVirtual: knownAmount }),
    ),
  })
  .transform((wire): StockBalance => ({
    productId: wire.produto.id,
    physical: wire.saldoFisicoTotal,
    virtual: wire.saldoVirtualTotal,
    warehouses: wire.depositos.map((of) => ({
      warehouseId: of.id,
      physical: of.saldoFisico,
      virtual: of.saldoVirtual,
    })),
  }));

/** What a row of `GET /produtos` tells of stock (guide 5.2, column L). */
export const ListedBalanceRow = z
  .object({
    id: idAs(ErpProductId),
    estoque: z.object({ saldoVirtualTotal: knownAmount.optional().nullable() }).nullish(),
  })
  .transform((wire): ListedBalance => ({
    productId: wire.id,
    virtual: wire.estoque?.saldoVirtualTotal ?? undefined,
  }));

const LIST_FILTER = { zero: '0', negative: '2' } as const;

/** `filtroSaldoEstoque`: positive, zero, negative. One of them alone hides the others (guide 5.6). */
const FILTERS = ['1', '0', '2'];
const MOST_IDS = 50;

export function createStock(api: Api): BlingStock {
  async function ask(
    ids: readonly ErpProductId[],
    filter: string,
  ): Promise<readonly StockBalance[]> {
    const query: Query = [
      ...ids.map((id) => ['idsProdutos[]', id] as const),
      ['filtroSaldoEstoque', filter],
    ];
    const rows = await api.list(BalanceRow, '/estoques/saldos', query);
    return rows.filter(({ productId }) => ids.includes(productId));
  }

  return {
    listed({ page, ids = [], balance }) {
      const filters: Query = [
        ['criterio', '5'],
        ['tipo', 'T'],
        ...ids.map((id) => ['idsProdutos[]', id] as const),
        ...(balance ? [['filtroSaldoEstoque', LIST_FILTER[balance]] as const] : []),
      ];
      return api.page(ListedBalanceRow, '/produtos', { page, filters });
    },

    async balances(ids) {
      if (ids.length > MOST_IDS) throw new RangeError(`at most ${MOST_IDS} balances at once`);
      const found = new Map<ErpProductId, StockBalance>();
      for (const filter of FILTERS) {
        const missing = ids.filter((id) => !found.has(id));
        if (missing.length === 0) break;
        // One after the other: the next asks only for what this one left open.
        for (const row of await ask(missing, filter)) found.set(row.productId, row);
      }
      return found;
    },

    setBalance: ({ productId, warehouseId, quantity, note }) =>
      api.write({
        method: 'POST',
        path: '/estoques',
        body: toBody({
          produto: link(productId),
          deposito: link(warehouseId),
          operacao: 'B',
          quantidade: Number(quantity),
          observacoes: note,
        }),
      }),
  };
}
