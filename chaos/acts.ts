import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import { KillReport } from '../demo/programs/kill-on-answer.ts';
import { shuffled } from '../demo/shop/roles.ts';
import type { Random } from '../src/kernel/random.ts';
import type { NamedServer } from './databases.ts';
import type { Stage } from './stage.ts';
import type { Traffic } from './traffic.ts';

/** Where an act plays. */
export interface Field {
  readonly stage: Stage;
  readonly servers: readonly NamedServer[];
  readonly traffic: Traffic;
  readonly random: Random;
}

export type Act = (field: Field) => Promise<void>;

/** A second successor must not blur what the first one took. */
const TAKEOVER_SEEN_MS = 15_000;
const FREEZE_MS = 20_000;
const CREATE_ORDER = { method: 'POST', path: '/Api/v3/pedidos/vendas' };
const nothing = z.unknown();

/** Everything that is done, in the order of its first writing; a run deals them by its seed. */
export const ACTS = {
  killWorker: async ({ stage, traffic, random }) => {
    const worker = pick(stage.workers, random);
    await traffic.buyEverywhere();
    await Promise.all([worker.kill(200 + random.integer(3_000)), wait(TAKEOVER_SEEN_MS)]);
  },

  killWorkerInAnswer: async ({ stage, traffic, random }) => {
    const worker = pick(stage.workers, random);
    const { blingProgram } = stage.outside;
    const happened = new Promise<boolean>((resolve) =>
      blingProgram.onMessage((message) => resolve(KillReport.safeParse(message).success)),
    );
    const deed = async (pid: number) => {
      blingProgram.tell({ pid, ...CREATE_ORDER });
      await traffic.buyEverywhere();
      const isDone = await Promise.race([happened, wait(15_000, false)]);
      if (!isDone) blingProgram.tell({ pid, method: 'NONE', path: '/' });
      return isDone;
    };
    await worker.kill(200 + random.integer(2_000), deed);
    await wait(TAKEOVER_SEEN_MS);
  },

  killWeb: async ({ stage, traffic, random }) => {
    const killing = stage.web.kill(500 + random.integer(3_000));
    await traffic.buyEverywhere();
    await Promise.all([killing, wait(8_000)]);
  },

  freezeWorker: async ({ stage, traffic, random }) => {
    const freezing = pick(stage.workers, random).freeze(FREEZE_MS);
    await traffic.buyEverywhere();
    await freezing;
    await wait(4_000);
  },

  killDatabase: async ({ stage, servers, traffic, random }) => {
    for (const server of shuffled(servers, random)) {
      const since = Date.now();
      await Promise.all([server.crash(), traffic.buyEverywhere()]);
      await wait(500 + random.integer(4_000));
      await server.revive();
      stage.chronicle.note('database_kill', server.name, since);
      await wait(8_000);
    }
  },

  blackHoleBling: async ({ stage, traffic, random }) => {
    const mode = pick(['swallow', 'swallow_answers', 'swallow_requests'] as const, random);
    const since = Date.now();
    stage.outside.setWay('bling', mode);
    await traffic.buyEverywhere();
    await wait(10_000 + random.integer(8_000));
    stage.outside.setWay('bling', 'open');
    stage.chronicle.note('black_hole', `bling: ${mode}`, since);
    await wait(8_000);
  },

  /** The first of two stores of one account. */
  blackHoleStore: async ({ stage, traffic, random }) => {
    const mode = pick(['swallow', 'swallow_answers'] as const, random);
    const { name } = stage.outside.venues.find(({ shops }) => shops.length > 1)?.shops[0] ?? {
      name: '',
    };
    const since = Date.now();
    stage.outside.setWay(name, mode);
    for (let round = 0; round < 4; round += 1) {
      await traffic.buyEverywhere();
      await wait(6_000);
    }
    stage.outside.setWay(name, 'open');
    stage.chronicle.note('black_hole', `${name}: ${mode}`, since);
    await wait(6_000);
  },

  slowAnswers: async ({ stage, traffic, random }) => {
    const { bling, venues } = stage.outside;
    const ms = 1_500 + random.integer(3_500);
    const since = Date.now();
    await bling.post('/faults', { fault: { kind: 'latency', ms } }, nothing);
    for (const { control } of venues.flatMap(({ shops }) => shops))
      await control.post('/faults', { kind: 'slow', amount: ms, times: 5 }, nothing);
    await traffic.buyEverywhere();
    await wait(14_000);
    await endFaults(stage);
    stage.chronicle.note('trouble', `answers after ${ms} ms`, since);
  },

  brokenConnections: async ({ stage, traffic, random }) => {
    const ways = [
      'bling',
      ...stage.outside.venues.flatMap(({ shops }) => shops.map(({ name }) => name)),
    ];
    for (const mode of ['reset', 'drip'] as const) {
      const way = random.integer(2) === 0 ? 'bling' : pick(ways, random);
      const since = Date.now();
      stage.outside.setWay(way, mode);
      await traffic.buyEverywhere();
      await wait(6_000);
      stage.outside.setWay(way, 'open');
      stage.chronicle.note('trouble', `${way}: ${mode}`, since);
    }
  },

  lostAnswers: async ({ stage, traffic, random }) => {
    const { bling, venues } = stage.outside;
    const how = pick(['reset', 'hang', 'error_page'] as const, random);
    const since = Date.now();
    const lost = {
      fault: { kind: 'lose_answer', how },
      method: 'POST',
      path: '/pedidos/vendas',
      times: 2,
    };
    await bling.post('/faults', lost, nothing);
    await bling.post(
      '/faults',
      { fault: { kind: 'error_page', status: 502 }, percent: 10 },
      nothing,
    );
    for (const { control } of venues.flatMap(({ shops }) => shops))
      await control.post('/faults', { kind: 'lose-answer', method: 'POST', times: 1 }, nothing);
    await traffic.buyEverywhere();
    await wait(12_000);
    await endFaults(stage);
    stage.chronicle.note('trouble', `answers lost (${how}), one in ten 502`, since);
  },

  webhookBurst: async ({ stage, traffic, random }) => {
    const { bling, venues } = stage.outside;
    const since = Date.now();
    const burst = { duplicatePercent: 100, latePercent: 30 + random.integer(40), lateByMs: 6_000 };
    await bling.post('/options', { webhooks: burst }, nothing);
    for (const { control } of venues.flatMap(({ shops }) => shops))
      await control.post('/faults', { kind: 'drop-delivery', times: 2 }, nothing);
    for (let round = 0; round < 2; round += 1) {
      await traffic.buyEverywhere();
      await wait(4_000);
    }
    await bling.post(
      '/options',
      { webhooks: { duplicatePercent: 3, latePercent: 3, lateByMs: 4_000 } },
      nothing,
    );
    stage.chronicle.note('trouble', 'webhooks twice, late, and some lost', since);
  },
} as const satisfies Record<string, Act>;
export type ActName = keyof typeof ACTS;

export async function endFaults({ outside }: Stage): Promise<void> {
  const addresses = [
    outside.blingUrl,
    ...outside.venues.flatMap(({ shops }) => shops.map(({ store }) => store.url)),
  ];
  await Promise.all(addresses.map((url) => fetch(`${url}/__control/faults`, { method: 'DELETE' })));
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const found = items[random.integer(items.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}
