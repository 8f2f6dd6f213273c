import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import type { Stage } from '../stage.ts';
import type { Act } from './act.ts';
import { pick } from './act.ts';

const nothing = z.unknown();

export const blackHoleBling: Act = async ({ stage, traffic, random }) => {
  const mode = pick(['swallow', 'swallow_answers', 'swallow_requests'] as const, random);
  const since = Date.now();
  stage.outside.setWay('bling', mode);
  await traffic.buyEverywhere();
  await wait(10_000 + random.integer(8_000));
  stage.outside.setWay('bling', 'open');
  stage.chronicle.note('black_hole', `bling: ${mode}`, since);
  await wait(8_000);
};

/** The first of two stores of one account. */
export const blackHoleStore: Act = async ({ stage, traffic, random }) => {
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
};

export const slowAnswers: Act = async ({ stage, traffic, random }) => {
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
};

export const brokenConnections: Act = async ({ stage, traffic, random }) => {
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
};

export const lostAnswers: Act = async ({ stage, traffic, random }) => {
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
  await bling.post('/faults', { fault: { kind: 'error_page', status: 502 }, percent: 10 }, nothing);
  for (const { control } of venues.flatMap(({ shops }) => shops))
    await control.post('/faults', { kind: 'lose-answer', method: 'POST', times: 1 }, nothing);
  await traffic.buyEverywhere();
  await wait(12_000);
  await endFaults(stage);
  stage.chronicle.note('trouble', `answers lost (${how}), one in ten 502`, since);
};

export const webhookBurst: Act = async ({ stage, traffic, random }) => {
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
};

async function endFaults({ outside }: Stage): Promise<void> {
  const addresses = [
    outside.blingUrl,
    ...outside.venues.flatMap(({ shops }) => shops.map(({ store }) => store.url)),
  ];
  await Promise.all(addresses.map((url) => fetch(`${url}/__control/faults`, { method: 'DELETE' })));
}
