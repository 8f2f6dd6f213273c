import fc from 'fast-check';
import { expect, it } from 'vitest';

import { MUG } from '../bling-simulator.builder.ts';
import { aFiscalShop } from './fiscal-shop.builder.ts';

const reais = (max: number) => fc.integer({ min: 0, max }).map((cents) => cents / 100);

const line = fc.record({
  produto: fc.constant({ id: MUG }),
  codigo: fc.constant('CAN'),
  descricao: fc.constant('Caneca'),
  quantidade: fc.integer({ min: 1, max: 5_000 }).map((milli) => milli / 1_000),
  valor: reais(50_000),
  desconto: fc.integer({ min: 0, max: 10_000 }).map((basis) => basis / 100),
});

const cart = fc.record({
  itens: fc.array(line, { minLength: 1, maxLength: 6 }),
  outrasDespesas: reais(5_000),
  frete: reais(9_000),
  desconto: fc.oneof(
    fc.record({ valor: reais(3_000), unidade: fc.constant('REAL') }),
    fc.record({ valor: fc.integer({ min: 0, max: 90 }), unidade: fc.constant('PERCENTUAL') }),
  ),
});

it('a note is worth what its order is, and the IPI on top, whatever the cart', async () => {
  await fc.assert(
    fc.asyncProperty(cart, reais(2_000), async ({ frete, ...order }, totalIPI) => {
      const shop = aFiscalShop({ noteNeeds: [] });
      const tributacao = { totalICMS: 0, totalIPI };
      const id = await shop.aNote({ ...order, tributacao, transporte: { frete }, parcelas: [] });
      const [saved] = shop.simulator.state('azul').orders;

      expect(shop.noteOf(id).totalCents).toBe(
        (saved?.totalCents ?? NaN) + Math.round(totalIPI * 100),
      );
    }),
    { numRuns: 60 },
  );
});
