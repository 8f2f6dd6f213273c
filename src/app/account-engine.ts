import type { AccountId } from '../commerce/ids.ts';
import { createAccounts } from '../connections/account.repository.ts';
import type { Engine } from '../engine/engine.ts';
import { createFlowHandlers } from '../sync/flow-handlers.ts';
import type { SyncIo } from '../sync/sync-account.ts';
import { createDrain } from '../work/drain.ts';
import type { Ownership, Ownerships } from '../work/ownership.ts';
import { createOwnerships } from '../work/ownership.ts';
import { createRequestHandler } from '../work/request-handler.ts';
import { auditParked } from './audit-parked.ts';
import { createEngine } from './create-engine.ts';
import { driftCommand } from './drift-command.ts';
import { flowLimits } from './flow-limits.ts';
import { lookupCommand } from './lookup-command.ts';
import { mapCommand } from './mapping/map-command.ts';
import type { App } from './open-app.ts';
import { createOwnerMemory } from './owner-memory.ts';
import { planCommand } from './plan-command.ts';
import { isDeadHere, newHolder } from './process-alive.ts';
import { createSendPermits } from './send-permits.ts';
import { createSyncAccounts } from './sync-accounts.ts';
import { createWebhookTargets } from './webhook-targets.ts';

export interface AccountEngine {
  readonly engine: Engine;
  readonly ownerships: Ownerships;
  /** `host:pid:uuid` of this process. */
  readonly holder: string;
  /** @throws {OwnedElsewhere} when another process drains one of them */
  start(accounts?: readonly AccountId[]): Promise<void>;
}

export interface AccountEngineOptions {
  /** How often the engine looks at the database by itself; a simulation of days looks seldom. */
  readonly pollMs?: number | undefined;
  /** Accounts at once, where they are spread over processes. */
  readonly slots?: number | undefined;
  /** In this process alone, wherever the data lies: for a command that finds nobody at work. */
  readonly isAlone?: boolean | undefined;
}

/** The engine of this process with every flow: what `serve` runs, and a command that finds nobody running. */
export function createAccountEngine(app: App, options: AccountEngineOptions = {}): AccountEngine {
  const { database, clock, random, log } = app;
  const holder = newHolder(random);
  const ownerships = createOwnerships({ database, clock, holder, isDead: isDeadHere });
  const engine = createEngine(app, { holder, ownerships, ...options });
  const memoryOf = createOwnerMemory(clock);
  const permits = createSendPermits();
  const accounts = createSyncAccounts(app, permits);
  const targetOf = createWebhookTargets(app);

  function handlersOf(ownership: Ownership) {
    const { accountId } = ownership;
    const { vault, audit } = app;
    const account = () => accounts.read(accountId);
    const parts = { database, vault, audit, clock, random, log };
    const io: SyncIo = { accountId, account, ...parts, ...memoryOf(ownership) };
    return [
      ...createFlowHandlers(io, targetOf, flowLimits(app.settings)),
      createRequestHandler({
        plan: planCommand(io),
        drift: driftCommand(io),
        lookup: lookupCommand(io),
        map: mapCommand(io),
      }),
    ];
  }

  return {
    engine,
    ownerships,
    holder,
    start: (only) =>
      engine.start({
        accounts: async () =>
          only ?? (await createAccounts(database.db).list()).map(({ id }) => id),
        drain: (ownership, signal) => {
          const { accountId, guard } = ownership;
          return createDrain({
            accountId,
            handlers: handlersOf(ownership).map((handler) => permits.bind(ownership, handler)),
            database,
            clock,
            random,
            log,
            guard,
            signal,
            witness: auditParked(app.audit),
          });
        },
      }),
  };
}
