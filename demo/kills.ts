import { setTimeout as wait } from 'node:timers/promises';

import type { Random } from '../src/kernel/random.ts';
import type { Program } from './processes.ts';
import { KillReport } from './programs/kill-on-answer.ts';
import type { Serving } from './serving.ts';
import type { Teller } from './teller.ts';

const CREATE_ORDER = { method: 'POST', path: '/Api/v3/pedidos/vendas' } as const;

/** One fall of TotoroACDC. */
export interface PlannedKill {
  /** After the doors open; the second kind waits from then on for its moment. */
  readonly atMs: number;
  /** At any moment, or in the very answer of Bling to a new order. */
  readonly when: 'any' | 'order_answered';
  readonly restMs: number;
}

/** Spread over the time; one of them always falls into a write that is answered and not recorded. */
export function planKills(count: number, overMs: number, random: Random): PlannedKill[] {
  const slotMs = Math.floor(overMs / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => ({
    atMs: at * slotMs + 1_000 + random.integer(Math.max(1, Math.floor(slotMs / 2))),
    when: at === Math.floor(count / 2) ? 'order_answered' : 'any',
    restMs: 200 + random.integer(900),
  }));
}

export async function carryOutKills(
  plan: readonly PlannedKill[],
  { serving, bling, teller }: { serving: Serving; bling: Program; teller: Teller },
): Promise<void> {
  const beganAt = performance.now();
  for (const { atMs, when, restMs } of plan) {
    await wait(Math.max(0, atMs - (performance.now() - beganAt)));
    await serving.fall((program) => {
      if (when === 'order_answered') return killInAnswer(bling, program);
      program.kill();
      return Promise.resolve(Date.now());
    }, restMs);
    const moment = when === 'any' ? '' : ', no instante em que o Bling respondeu a um pedido novo';
    teller.say(`✗ TotoroACDC derrubado (kill -9)${moment}; de pé outra vez`);
  }
}

/** Bling's own process kills it while it sends the last byte of its answer. */
async function killInAnswer(bling: Program, program: Program): Promise<number> {
  const report = new Promise<KillReport>((resolve) =>
    bling.onMessage((message) => resolve(KillReport.parse(message))),
  );
  bling.tell({ pid: program.pid, ...CREATE_ORDER });
  return (await report).at;
}
