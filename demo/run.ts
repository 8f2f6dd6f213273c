import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import { seededRandom } from '../src/kernel/random.ts';
import { configure, connectBling, connectStore } from './connect.ts';
import type { LastFive } from './finale/last-five.ts';
import { sellLastFive } from './finale/last-five.ts';
import { carryOutKills, planKills } from './kills.ts';
import type { DemoOptions } from './options.ts';
import type { LoggedCall } from './proof/calls.ts';
import { busiestSecond, killsWithWriteInFlight, maxInOneSecond, refused } from './proof/calls.ts';
import { judgeSides } from './proof/collect.ts';
import { toBlingCalls, toStoreCalls } from './proof/logs.ts';
import type { Proof, Scenes } from './proof/proof.ts';
import { becomesQuiet, writesSince } from './quiet.ts';
import type { Serving } from './serving.ts';
import { startServing } from './serving.ts';
import { CHANNELS, SHOP_NAME } from './shop/account.ts';
import { chooseRoles } from './shop/roles.ts';
import { shopSeed } from './shop/shop.ts';
import type { Stage } from './stage.ts';
import { changedVisit, changeOrder } from './story/changed-order.ts';
import { expectedPending } from './story/expected-pending.ts';
import { openDay, type Day } from './story/open-day.ts';
import { planMoves, planOrderMoves } from './story/operator.ts';
import { refuseNotesOf, rejectedBuyer } from './story/rejected-buyer.ts';
import type { Shopper } from './story/shopper.ts';
import { planShoppers, SHOPPING_MS } from './story/shoppers.ts';
import type { Visit } from './story/visit.ts';
import type { Teller } from './teller.ts';
import { SHORTENED } from './waits.ts';

/** How long a program needs at least to note an answer in its database. */
const RECORDING_MS = 10;
const QUIET = { quietMs: 18_000, patienceMs: 180_000 };
const SECOND_PASS_REST_MS = 4_000;

export interface Outcome {
  readonly proof: Proof;
  readonly scenes: Scenes;
  readonly lastFive: LastFive;
  /** One line for each fault that the judges saw. */
  readonly faults: readonly string[];
  readonly serving: Serving;
}

/** The whole story on a stage that is up, from an empty database to the proof. */
export async function runStory(
  stage: Stage,
  { options, teller }: { options: DemoOptions; teller: Teller },
): Promise<Outcome> {
  const random = seededRandom(options.seed);
  const roles = chooseRoles(random);
  await stage.bling.seed(shopSeed(roles, random));
  const shoppers = planShoppers(roles, random);
  const day: Day = {
    shoppers,
    moves: planMoves(roles, random),
    orderMoves: planOrderMoves(shoppers),
  };
  const rejected = rejectedBuyer(shoppers);
  await stage.bling.operate(refuseNotesOf(rejected));
  const kills = planKills(options.kill, SHOPPING_MS - 10_000, random);

  teller.scene('Ligando o Bling e a loja ao TotoroACDC');
  for (const [what, here, otherwise] of SHORTENED)
    teller.say(`mais curto nesta demonstração: ${what}: ${here} (normal: ${otherwise})`);
  await connectBling(stage.totoro, stage.callbackPort);
  const { url, key, secret } = stage.store;
  await connectStore(stage.totoro, {
    url,
    key,
    secret,
    name: SHOP_NAME,
    channelId: CHANNELS.store,
  });
  await configure(stage.totoro, stage.folder);
  const serving = await startServing(stage.totoro, stage.totoroUrl);

  teller.scene('Importando o catálogo do Bling para a loja');
  await stage.totoro.show('sync', 'products');
  await stage.totoro.show('sync', 'stock');

  teller.scene('A loja abre: 40 compradores, e o operador do Bling trabalhando');
  const [visits] = await Promise.all([
    openDay(day, { ...stage, teller }),
    carryOutKills(kills, { serving, bling: stage.blingProgram, teller }),
  ]);

  teller.scene('Esperando os dois lados sossegarem');
  const isQuiet = await becomesQuiet(stage, QUIET);
  teller.say(isQuiet ? 'tudo quieto' : 'não sossegou a tempo: a prova dirá por quê');

  teller.scene(
    'Um pedido é mexido depois de importado: editado, pago, faturado, devolvido em parte',
  );
  const changed = changedVisit(visits, new Set(day.orderMoves.map(({ place }) => place)));
  await changeOrder(changed, { ...stage, teller });
  await becomesQuiet(stage, QUIET);

  teller.scene('Segunda passada completa, lendo tudo de novo');
  const since = Date.now();
  for (const part of ['products', 'stock', 'orders'])
    await stage.totoro.must(z.unknown(), 'sync', part);
  await wait(SECOND_PASS_REST_MS);
  const secondPassWrites = await writesSince(stage, since);
  const story = { visits, rejected };
  const proved = await prove({ stage, day, story, serving, options, secondPassWrites });

  teller.scene(`totoro explain order ${changed.orderId}`);
  (await stage.totoro.tell('explain', 'order', String(changed.orderId))).forEach(teller.say);

  teller.scene(
    'Uma segunda loja entra: as últimas 5 unidades, vendidas em três lugares de uma vez',
  );
  await openSecondStore(stage);
  const lastFive = await sellLastFive(stage, { sku: roles.plenty.at(-1) ?? '', teller });
  return { ...proved, lastFive, serving };
}

async function openSecondStore({ totoro, second, folder }: Stage): Promise<void> {
  const { url, key, secret } = second;
  await connectStore(totoro, {
    url,
    key,
    secret,
    name: 'Segunda loja',
    channelId: CHANNELS.second,
  });
  await configure(totoro, folder);
  await totoro.show('sync', 'products');
  await totoro.show('sync', 'stock');
}

interface Evidence {
  readonly stage: Stage;
  readonly day: Day;
  readonly story: {
    readonly visits: readonly Visit[];
    readonly rejected: Shopper;
  };
  readonly serving: Serving;
  readonly options: DemoOptions;
  readonly secondPassWrites: readonly LoggedCall[];
}

const Pending = z.object({
  pending: z.array(
    z.looseObject({ kind: z.string(), key: z.string(), text: z.string().optional() }),
  ),
});
const Verified = z.object({ ok: z.boolean(), lines: z.int() });

async function prove(evidence: Evidence): Promise<Omit<Outcome, 'serving' | 'lastFive'>> {
  const { stage, day, story, serving, options, secondPassWrites } = evidence;
  const { visits } = story;
  const impossible = new Set(
    visits.flatMap(({ shopper, orderId }) =>
      shopper.part === 'impossible' && orderId !== undefined ? [orderId] : [],
    ),
  );
  const judged = await judgeSides(stage, { impossible, downtimes: serving.downtimes });
  const blingCalls = toBlingCalls(await stage.bling.log());
  const storeCalls = toStoreCalls(await stage.store.log());
  const { pending } = await stage.totoro.must(Pending, 'pending');
  const expected = expectedPending({ ...story, ...judged }, day.orderMoves);
  const audit = await stage.totoro.run('audit', 'verify');
  const verified = Verified.parse(audit.result);
  const rivals = visits.filter(({ shopper }) => shopper.part === 'rival');
  return {
    proof: {
      products: judged.products,
      stock: judged.stock,
      orders: judged.orders,
      invoices: judged.invoices,
      receivables: judged.receivables,
      tracking: judged.tracking,
      secondPassWrites: secondPassWrites.length,
      bling: {
        calls: blingCalls.length,
        refused429: refused(blingCalls),
        maxInOneSecond: maxInOneSecond(blingCalls),
      },
      pending: pending.length,
      pendingExpected: expected.length,
      kills: serving.kills.length,
      inFlightAtKill: killsWithWriteInFlight([...blingCalls, ...storeCalls], {
        kills: serving.kills,
        recordingMs: RECORDING_MS,
      }),
      audit: { lines: verified.lines, chain: verified.ok ? 'ok' : 'broken' },
    },
    scenes: {
      soldOut: judged.soldOut.length,
      rivalsServed: rivals.filter(({ refusals, orderId }) => orderId && refusals.length === 0)
        .length,
      killsWanted: options.kill,
      shoppers: visits.length,
      rejectionsPlanted: visits.filter(
        ({ shopper, orderId }) => orderId !== undefined && shopper.place === story.rejected.place,
      ).length,
    },
    faults: [
      ...judged.faults,
      ...tooFast(blingCalls),
      ...secondPassWrites.map(({ method, path }) => `segunda passada: ${method} ${path}`),
      ...(pending.length === expected.length
        ? []
        : [
            ...expected.map((line) => `pendência esperada: ${line}`),
            ...pending.map(({ kind, key, text }) => `pendência: ${kind} ${key} ${text ?? ''}`),
          ]),
    ],
  };
}

const MOST_IN_ONE_SECOND = 3;

/** What came too fast for Bling, call by call. */
function tooFast(calls: readonly LoggedCall[]): readonly string[] {
  const busiest = busiestSecond(calls);
  if (busiest.length <= MOST_IN_ONE_SECOND) return [];
  const [first] = busiest;
  return busiest.map(
    ({ method, path, status, startedAt }) =>
      `em um segundo: +${startedAt - (first?.startedAt ?? 0)} ms ${method} ${path} ${status ?? ''}`,
  );
}
