import { setTimeout as wait } from 'node:timers/promises';

import type { Program } from './processes.ts';
import type { Totoro } from './totoro.ts';
import { becomesReady } from './totoro.ts';

export interface Downtime {
  readonly from: number;
  readonly to: number;
}

/** `totoro serve`, started again whenever it was killed. Instants are epoch ms. */
export interface Serving {
  readonly url: string;
  readonly pid: () => number;
  readonly downtimes: readonly Downtime[];
  readonly kills: readonly number[];
  /**
   * Has it killed and starts it again.
   *
   * @param deed kills it, and tells when
   * @param restMs how long it stays down
   */
  fall(deed: (program: Program) => Promise<number>, restMs: number): Promise<void>;
  stop(): Promise<number>;
}

export async function startServing(totoro: Totoro, url: string): Promise<Serving> {
  const downtimes: Downtime[] = [];
  const kills: number[] = [];
  const start = async () => {
    const program = totoro.start('serve');
    await becomesReady(`${url}/healthz`, program);
    return program;
  };
  let program = await start();
  return {
    url,
    pid: () => program.pid,
    downtimes,
    kills,
    async fall(deed, restMs) {
      const killedAt = await deed(program);
      await program.ended;
      kills.push(killedAt);
      await wait(restMs);
      program = await start();
      downtimes.push({ from: killedAt, to: Date.now() });
    },
    stop: () => program.stop(),
  };
}
