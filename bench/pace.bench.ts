import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import type { ControlClient } from '../demo/sandboxes/control.ts';
import { createControlClient } from '../demo/sandboxes/control.ts';
import { startChild } from './children.ts';
import type { Bench, Claim, Figure } from './claim.ts';
import { mostWithin, rounded, utilisation } from './statistics.ts';

const ANSWERS_AFTER_MS = [50, 400, 1_500] as const;
const LIMITERS = ['lane', 'fixed-window'] as const;
const ACCOUNTS = 4;
const WORKERS = 2;
/** More than can be in flight, so that somebody always waits for the pace. */
const CALLERS = 12;
const PER_SECOND = 3;
const AIM = 0.98;
const APP = { clientId: 'bench', clientSecret: 'bench', redirectUri: 'http://127.0.0.1/' };

const Log = z.object({
  entries: z.array(z.object({ monotonicMs: z.number(), path: z.string(), status: z.int() })),
});
const Grant = z.object({ access_token: z.string() });

/**
 * Both limiters at the same time, each with accounts and processes of its own, against one Bling in its own
 * process. Bling's log is the judge: what it served counts, over the time between its first and last call.
 */
export const pace: Claim = {
  name: 'pace',
  says: 'the lane uses 98 % of 3 calls a second, and none is refused; a fixed-window limiter beside it',
  async measure(bench) {
    await using server = await startChild({ program: 'bling', folder: bench.folder });
    const url = z.string().parse(server.ready);
    const control = createControlClient(url);
    await control.post('/apps', APP, z.unknown());
    const figures: Figure[] = [];
    for (const answerMs of ANSWERS_AFTER_MS)
      figures.push(await measureAt(bench, { url, control, answerMs }));
    return figures;
  },
};

interface Place {
  readonly url: string;
  readonly control: ControlClient;
  readonly answerMs: number;
}

async function measureAt(bench: Bench, place: Place): Promise<Figure> {
  // At first a connection is opened with each call, and holds the next call back until its answer.
  const warmUpMs = (bench.quick ? 3_000 : 5_000) + 8 * place.answerMs;
  const spanMs = bench.quick ? 10_000 : 60_000;
  await using callers = new AsyncDisposableStack();
  const accounts = { lane: [] as string[], 'fixed-window': [] as string[] };
  for (const limiter of LIMITERS) {
    for (let worker = 0; worker < WORKERS; worker += 1) {
      const own = Array.from(
        { length: ACCOUNTS / WORKERS },
        (_, at) => `${limiter}-${place.answerMs}-${worker}-${at}`,
      );
      accounts[limiter].push(...own);
      callers.use(await startCaller(bench, place, { limiter, own }));
    }
  }
  await wait(warmUpMs);
  const before = await readAll(place.control, accounts);
  await wait(spanMs);
  const after = await readAll(place.control, accounts);
  const lane = judge(before.lane, after.lane);
  const window = judge(before['fixed-window'], after['fixed-window']);
  return {
    name: `answers after ${place.answerMs} ms`,
    of: 'served calls a second of the lane / 3, the account that used least',
    ratio: rounded(lane.least),
    aim: `>= ${AIM}, 0 refused`,
    met: lane.least >= AIM && lane.refused === 0,
    absolutes: {
      seconds: spanMs / 1_000,
      'lane: calls/s of an account': rounded(lane.mean * PER_SECOND),
      'lane: refused': lane.refused,
      'lane: calls': lane.calls,
      'lane: most in a sliding second': lane.most,
      'fixed window: used': rounded(window.least),
      'fixed window: refused': window.refused,
      'fixed window: calls': window.calls,
      'fixed window: most in a sliding second': window.most,
    },
  };
}

async function startCaller(
  { folder }: Bench,
  { url, control, answerMs }: Place,
  { limiter, own }: { limiter: string; own: readonly string[] },
) {
  const accessTokens: string[] = [];
  for (const account of own) {
    await control.post('/seed', { account }, z.unknown());
    const fault = { kind: 'latency', ms: answerMs };
    await control.post('/faults', { fault, account }, z.unknown());
    const { clientId } = APP;
    const grant = await control.post('/grant', { clientId, account, jwt: true }, Grant);
    accessTokens.push(grant.access_token);
  }
  const job = { limiter, apiUrl: `${url}/Api/v3`, accessTokens, callers: CALLERS };
  return startChild({ program: 'caller', args: [JSON.stringify(job)], folder });
}

type Calls = z.infer<typeof Log>['entries'];
type Accounts = Readonly<Record<(typeof LIMITERS)[number], readonly string[]>>;

async function readAll(control: ControlClient, accounts: Accounts) {
  const read = (names: readonly string[]) =>
    Promise.all(
      names.map(async (name) => (await control.get(`/log?account=${name}`, Log)).entries),
    );
  return { lane: await read(accounts.lane), 'fixed-window': await read(accounts['fixed-window']) };
}

/** What came in between, account by account. */
function judge(before: readonly Calls[], after: readonly Calls[]) {
  const calls = after.map((entries, at) => entries.slice(before[at]?.length ?? 0));
  const times = calls.map((entries) => entries.map(({ monotonicMs }) => monotonicMs));
  const used = calls.map((entries) =>
    utilisation(
      entries.filter(({ status }) => status !== 429).map(({ monotonicMs }) => monotonicMs),
      PER_SECOND,
    ),
  );
  return {
    least: Math.min(...used),
    mean: used.reduce((sum, one) => sum + one, 0) / used.length,
    calls: calls.flat().length,
    refused: calls.flat().filter(({ status }) => status === 429).length,
    most: Math.max(...times.map((each) => mostWithin(each, 1_000))),
  };
}
