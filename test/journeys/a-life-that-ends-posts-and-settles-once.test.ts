import { describe, expect, it } from 'vitest';

import { countWork } from '../../src/work/pending.repository.ts';
import { openReceivablesShop, owed } from './receivables.builder.ts';
import { dieAndLiveAgain } from './second-life.builder.ts';
import { STATUS } from './serving-shop.builder.ts';

const MINUTE_MS = 60_000;
const IDLE = { ready: 0, waiting: 0, needs_person: 0 };
const PAID_AT_ONCE = { pixPaidAfterMs: 1_000, boletoPaidAfterMs: undefined };

/** Every call of the flow, as its method and the pattern of its path. */
const CALLS = [
  ['GET', '/formas-pagamentos'],
  ['GET', '/contas/receber'],
  ['POST', '/^.pedidos.vendas.\\d+.lancar-contas$/'],
  ['GET', '/^.pedidos.vendas.\\d+$/'],
  ['POST', '/^.contas.receber.\\d+.baixar$/'],
  ['POST', '/^.pedidos.vendas.\\d+.lancar-estoque$/'],
] as const;

describe('a life that ends during a call', () => {
  it.each(
    CALLS.flatMap(([method, path]) =>
      (['lose_answer', 'hang'] as const).map((kind) => ({ method, path, kind })),
    ),
  )(
    '($method $path, $kind) leaves one set of receivables, settled once, and the goods taken once',
    async ({ method, path, kind }) => {
      await using shop = await openReceivablesShop(
        { stockPostedBy: 'sync', postingStatuses: [] },
        { store: { payments: PAID_AT_ONCE } },
      );
      shop.bling.operator.setTransition('azul', {
        from: STATUS.open,
        to: STATUS.fulfilled,
        active: true,
        actions: [],
      });
      const fault = kind === 'hang' ? { kind } : { kind, how: 'hang' as const };
      shop.bling.faults.next(fault, { method, path });
      const { id } = shop.buy({ payment: 'pix' });
      await shop.run(shop.clock.sleep(12_000));
      shop.store.control.changeStatus(id, 'completed');
      await shop.run(shop.clock.sleep(15_000));

      await using heir = await dieAndLiveAgain(shop);
      await shop.run(shop.clock.sleep(12 * MINUTE_MS));

      expect(owed(shop)).toMatchObject([[{ balanceCents: 0, settlements: 1 }]]);
      const mug = shop.bling.state('azul').products.find(({ codigo }) => codigo === 'CAN-1');
      expect(mug?.physicalTotal).toBe(9);
      expect(await countWork(heir.database.db, shop.account.id)).toEqual(IDLE);
    },
    60_000,
  );
});
