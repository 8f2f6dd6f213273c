import { z } from 'zod';

import { percentile } from '../../bench/statistics.ts';
import type { Incident } from '../chronicle.ts';
import type { Outside } from '../outside.ts';

/** How long one store order took into Bling. Epoch ms, both simulators on one machine. */
export interface Import {
  readonly shop: string;
  readonly account: string;
  readonly placedAt: number;
  readonly tookMs: number;
}

const ErpOrders = z.object({
  orders: z.array(z.object({ numeroLoja: z.string(), lojaId: z.int(), createdAt: z.number() })),
});
const StoreOrders = z.object({
  orders: z.array(z.object({ id: z.int(), createdAt: z.number(), paymentMethod: z.string() })),
});

/** Orders that could be imported as they were placed: those of buyers who pay later are left out. */
export async function readImports({
  venues,
  bling,
}: Pick<Outside, 'venues' | 'bling'>): Promise<Import[]> {
  const perVenue = venues.map(async ({ merchant: { account }, shops }) => {
    const { orders: erp } = await bling.get(`/state?account=${account}`, ErpOrders);
    const perShop = shops.map(async ({ name: shop, channelId, control }) => {
      const { orders } = await control.get('/state', StoreOrders);
      const arrivals = new Map(
        erp
          .filter(({ lojaId }) => lojaId === channelId)
          .map((one) => [one.numeroLoja, one.createdAt]),
      );
      return orders
        .filter(({ paymentMethod }) => paymentMethod === 'credit-card')
        .flatMap(({ id, createdAt: placedAt }) => {
          const arrivedAt = arrivals.get(String(id));
          return arrivedAt === undefined
            ? []
            : [{ shop, account, placedAt, tookMs: arrivedAt - placedAt }];
        });
    });
    return (await Promise.all(perShop)).flat();
  });
  return (await Promise.all(perVenue)).flat();
}

export interface NeighbourVerdict {
  /** Orders of the same account's other store while one was silent. */
  readonly orders: number;
  readonly p95Ms: number | undefined;
  /** All stores, while nothing was wrong. */
  readonly calmP95Ms: number | undefined;
  readonly breaches: readonly string[];
}

/** A wait for the silent store would show as its time-outs, 10 s and more; less is this machine. */
const SLOW_MS = 10_000;
/** What an incident leaves behind is over after so long. */
const AFTERMATH_MS = 25_000;

/** Whether the store beside a silent one is served as if nothing were wrong. */
export function judgeNeighbours(
  imports: readonly Import[],
  incidents: readonly Incident[],
  holes: readonly {
    readonly shop: string;
    readonly account: string;
    readonly from: number;
    readonly to: number;
  }[],
): NeighbourVerdict {
  const calm = imports.filter(({ placedAt }) =>
    incidents.every(
      ({ at, until = at }) => placedAt < at - 10_000 || placedAt > until + AFTERMATH_MS,
    ),
  );
  const beside = holes.flatMap(({ shop, account, from, to }) =>
    imports.filter(
      (one) =>
        one.account === account && one.shop !== shop && one.placedAt >= from && one.placedAt <= to,
    ),
  );
  const calmP95Ms = p95(calm);
  const p95Ms = p95(beside);
  const limitMs = Math.max(SLOW_MS, 2 * (calmP95Ms ?? 0));
  const isSlow = p95Ms !== undefined && p95Ms > limitMs;
  return {
    orders: beside.length,
    p95Ms,
    calmP95Ms,
    breaches: isSlow
      ? [`the store beside a silent one: p95 ${p95Ms} ms into Bling, allowed ${limitMs} ms`]
      : [],
  };
}

function p95(imports: readonly Import[]): number | undefined {
  return imports.length === 0
    ? undefined
    : percentile(
        imports.map(({ tookMs }) => tookMs),
        95,
      );
}
