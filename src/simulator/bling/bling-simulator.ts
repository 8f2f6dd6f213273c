import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import { createFaultPlan, type FaultPlan } from './faults/faults.ts';
import type { Reply } from './faults/inflict.ts';
import { createFrontDoor } from './front-door.ts';
import { createCallLog, type CallLog } from './log.ts';
import { createIntegratorArea, type IntegratorArea } from './operator/integrator-area.ts';
import { createOperator, type BlingOperator } from './operator/operator.ts';
import {
  DEFAULT_OPTIONS,
  withOptions,
  type OptionChanges,
  type SimulatorOptions,
} from './options.ts';
import { createScheduler } from './scheduler.ts';
import type { ShopSeedInput } from './seed.ts';
import type { BalanceChange } from './state/balance-change.ts';
import { createIdSource } from './state/ids.ts';
import { seedShop } from './state/seed-shop.ts';
import { snapshotOf, type AccountSnapshot } from './state/snapshot.ts';
import { createOutbox, type WebhookRecord } from './webhooks/outbox.ts';
import type { World } from './world.ts';

export interface BlingSimulatorParts {
  readonly clock: Clock;
  readonly random: Random;
  /** Takes webhooks to the apps. */
  readonly fetch: typeof fetch;
  readonly options?: OptionChanges;
}

/** A Bling that runs here: same wire, own state and clock, made to misbehave on request. */
export interface BlingSimulator {
  /**
   * Answers as the network would: rejects with `TypeError` when the connection breaks, never settles
   * when the server is silent, and rejects with the signal's reason when the client gives up; what was
   * begun goes on behind. Any host; API and OAuth under `/Api/v3`.
   */
  readonly fetch: typeof fetch;
  /** The same, with a broken or silent connection as a value, for a server of sockets. */
  handle(request: Request, ip?: string): Promise<Reply>;
  /** Ends waiting webhooks and reservations, and waits for what is under way. */
  stop(): Promise<void>;
  /** @returns the `companyId` */
  seed(shop: ShopSeedInput): string;
  setOptions(changes: OptionChanges): void;
  readonly options: SimulatorOptions;
  readonly operator: BlingOperator;
  readonly integrators: IntegratorArea;
  readonly faults: FaultPlan;
  readonly log: CallLog;
  readonly webhooks: readonly WebhookRecord[];
  /** Every change of a balance, oldest first: what could have been sold when. */
  readonly history: readonly BalanceChange[];
  /** @throws {RangeError} for an account that was never seeded */
  state(account: string): AccountSnapshot;
  readonly accounts: readonly string[];
}

export function createBlingSimulator(parts: BlingSimulatorParts): BlingSimulator {
  const { clock, random } = parts;
  const outbox = createOutbox(() => world, { fetch: parts.fetch });
  const world: World = {
    clock,
    random,
    options: withOptions(DEFAULT_OPTIONS, parts.options ?? {}),
    ids: createIdSource(random),
    scheduler: createScheduler(clock),
    accounts: new Map(),
    apps: new Map(),
    history: [],
    emit: (account, event) => {
      outbox.emit(account, event);
    },
  };
  const log = createCallLog();
  const faults = createFaultPlan(random);
  const handle = createFrontDoor({ world, log, faults });

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return await toNetwork(handle(request, '127.0.0.1'), request.signal);
    },
    handle: (request, ip = '127.0.0.1') => handle(request, ip),
    stop: () => world.scheduler.stop(),
    seed: (shop) => seedShop(world, shop).companyId,
    setOptions: (changes) => void (world.options = withOptions(world.options, changes)),
    get options() {
      return world.options;
    },
    operator: createOperator(world),
    integrators: createIntegratorArea(world),
    faults,
    log,
    webhooks: outbox.records,
    history: world.history,
    state(key) {
      const account = world.accounts.get(key);
      if (!account) throw new RangeError(`this Bling has no account ${key}`);
      return snapshotOf(account);
    },
    get accounts() {
      return [...world.accounts.keys()];
    },
  };
}

/** Turns a reply into what `fetch` would do; the work goes on when the client gives up. */
function toNetwork(replying: Promise<Reply>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new DOMException('aborted', 'AbortError'));
    };
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    const settle = (reply: Reply) => {
      if (reply.is === 'answer') resolve(reply.response);
      if (reply.is === 'reset')
        reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET') }));
    };
    void replying.then(settle, reject);
  });
}
