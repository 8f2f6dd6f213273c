import { setTimeout as wait } from 'node:timers/promises';

import { becomesQuiet } from '../quiet.ts';
import type { StoreSandbox } from '../sandboxes/store.ts';
import { CHANNELS } from '../shop/account.ts';
import type { Stage } from '../stage.ts';
import type { Teller } from '../teller.ts';
import { countOversold } from './count-oversold.ts';

const UNITS = 5;
/** Wanted at one moment: more than there is. */
const WISHES = { store: 3, second: 3, counter: 2 } as const;
const LOOK_MS = 250;
const PATIENCE_MS = 90_000;
const QUIET = { quietMs: 12_000, patienceMs: 120_000 };

/** What came of the last units of one article that three places sold at once. */
export interface LastFive {
  readonly sku: string;
  readonly units: number;
  readonly sold: { readonly store: number; readonly second: number; readonly counter: number };
  /** Units sold that were not there: what three places promise in one moment, nobody can take back. */
  readonly beyond: number;
  /** Of those, what a correct sync would have kept from being sold. */
  readonly oversoldByUs: number;
  /** Buyers who came once the news had its time, and were sent away. */
  readonly refusedAfterwards: number;
  /** What both stores show at rest. */
  readonly shown: { readonly store: number | null; readonly second: number | null };
  /** Instants for which `totoro explain stock` told each term. */
  readonly explained: number;
}

/** Both stores and the counter sell the last five of one article at one moment. */
export async function sellLastFive(
  stage: Stage,
  { sku, teller }: { sku: string; teller: Teller },
): Promise<LastFive> {
  const { bling, store, second } = stage;
  const { products } = await bling.state();
  const product = products.find(({ codigo }) => codigo === sku);
  if (!product) throw new Error(`o Bling não tem ${sku}`);
  const change = UNITS - product.virtualTotal;
  await bling.operate({
    do: 'moveStock',
    productId: product.id,
    operation: change < 0 ? 'S' : 'E',
    quantity: Math.abs(change),
  });
  await bothShow(stage, sku, UNITS);
  const instants = [{ title: 'antes', at: Date.now() }];

  const [inStore, inSecond] = await Promise.all([
    buy(store, sku, WISHES.store),
    buy(second, sku, WISHES.second),
    bling.operate({
      do: 'sell',
      items: [{ productId: product.id, quantity: WISHES.counter }],
      channelId: CHANNELS.counter,
      postStock: true,
    }),
  ]);
  const sold = { store: inStore, second: inSecond, counter: WISHES.counter };
  teller.say(
    `no mesmo instante: loja ${sold.store}, segunda loja ${sold.second}, balcão ${sold.counter}, de ${UNITS} × ${sku}`,
  );
  await bothShow(stage, sku, 0);
  instants.push({ title: 'esgotado', at: Date.now() });
  const late = await Promise.all([store, second].map((one) => buy(one, sku, 1)));
  await becomesQuiet({ bling, store }, QUIET);
  await becomesQuiet({ bling, store: second }, QUIET);
  instants.push({ title: 'em repouso', at: Date.now() });

  for (const { title, at } of instants) {
    teller.say(`── ${title}`);
    (await explain(stage, sku, at)).forEach(teller.say);
  }
  const total = sold.store + sold.second + sold.counter;
  return {
    sku,
    units: UNITS,
    sold,
    beyond: Math.max(0, total - UNITS),
    oversoldByUs: await countOversold(stage, { sku, productId: product.id }),
    refusedAfterwards: late.filter((units) => units === 0).length,
    shown: { store: await shownIn(store, sku), second: await shownIn(second, sku) },
    explained: instants.length,
  };
}

/** @returns the units that the checkout accepted */
async function buy(store: StoreSandbox, sku: string, quantity: number): Promise<number> {
  const bought = await store.buy({
    items: [{ sku, quantity }],
    payment: 'credit-card',
    shippingId: 'retirada',
  });
  return bought.ok ? quantity : 0;
}

async function shownIn(store: StoreSandbox, sku: string): Promise<number | null> {
  const { products } = await store.state();
  return products.find((product) => product.sku === sku)?.quantity ?? null;
}

async function bothShow({ store, second }: Stage, sku: string, units: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const shown = await Promise.all([shownIn(store, sku), shownIn(second, sku)]);
    if (shown.every((one) => one === units)) return;
    await wait(LOOK_MS);
  }
  throw new Error(`as duas lojas não mostraram ${units} × ${sku} a tempo`);
}

async function explain({ totoro }: Stage, sku: string, at: number): Promise<readonly string[]> {
  const program = totoro.start('explain', 'stock', sku, '--at', new Date(at).toISOString());
  const code = await program.ended;
  if (code !== 0) throw new Error(`totoro explain stock ${sku}: ${code}`);
  return program.lines;
}
