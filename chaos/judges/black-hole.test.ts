import { expect, it } from 'vitest';

import { judgeNeighbours } from './black-hole.ts';

const hole = { shop: 'azul-1', account: 'azul', from: 100_000, to: 125_000 };
const incident = {
  at: 100_000,
  until: 125_000,
  kind: 'black_hole',
  what: 'azul-1: swallow',
} as const;
const order = (shop: string, placedAt: number, tookMs: number) => ({
  shop,
  account: 'azul',
  placedAt,
  tookMs,
});
const calm = order('azul-2', 20_000, 2_000);

it('is content while the other store of the account is served as ever', () => {
  const imports = [calm, order('azul-2', 110_000, 3_000), order('azul-1', 110_000, 40_000)];
  expect(judgeNeighbours(imports, [incident], [hole])).toEqual({
    orders: 1,
    p95Ms: 3_000,
    calmP95Ms: 2_000,
    breaches: [],
  });
});

it('tells when orders of the other store wait as for a time-out', () => {
  const imports = [calm, order('azul-2', 110_000, 11_000)];
  expect(judgeNeighbours(imports, [incident], [hole]).breaches).toHaveLength(1);
});
