import { z } from 'zod';

import type { StoredTokens, TokenGrant, TokenStore } from '../bling/token-store.ts';
import type { AccountId } from '../commerce/ids.ts';
import type { Database } from '../database/open-database.ts';
import type { Tx } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { Vault } from '../vault/vault.ts';
import { createRefreshLock } from './refresh-lock.repository.ts';
import { createTokenRepository } from './token.repository.ts';

export interface TokenStoreOptions {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  readonly accountId: AccountId;
  /** Refuses a renewal by a process that is no longer the account's owner. */
  readonly guard?: ((tx: Tx) => Promise<void>) | undefined;
}

/** A refresh token lives so long from its grant (guide 2.2). */
const REFRESH_LIVES_MS = 30 * 24 * 3_600_000;
/** Longer than a token call may take with its time-out, so that a living holder is never overtaken. */
const LOCK_TTL_MS = 120_000;
const LOOK_EVERY_MS = 200;
/** Most refreshes are over by then. Who goes without is not kept from work with a token that lives. */
const PATIENCE_MS = 5_000;

const StoredGrant = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.int(),
  grantedAt: z.int(),
  scope: z.string(),
}) satisfies z.ZodType<TokenGrant>;

/** The tokens of one account, sealed in the database. */
export function createTokenStore(options: TokenStoreOptions): TokenStore {
  const { database, vault, clock, random, accountId } = options;
  const { db } = database;
  const tokens = createTokenRepository(db, accountId);
  const lock = createRefreshLock(db);
  const context = `account_token ${accountId}`;

  return {
    async read(): Promise<StoredTokens | undefined> {
      const row = await tokens.find();
      if (!row) return undefined;
      const grant = StoredGrant.parse(JSON.parse(vault.open(row.sealed, context)));
      return { ...grant, version: row.version };
    },

    async save(next: TokenGrant, expectedVersion: number): Promise<boolean> {
      const { expiresAt, grantedAt } = next;
      const row = {
        sealed: vault.seal(JSON.stringify(StoredGrant.parse(next)), context),
        expires_at: expiresAt,
        refresh_expires_at: grantedAt + REFRESH_LIVES_MS,
        version: expectedVersion + 1,
      };
      return expectedVersion === 0 ? tokens.insertFirst(row) : tokens.replace(row, expectedVersion);
    },

    async withLock<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
      const held = { name: `tokens:${accountId}`, holder: random.uuid() };
      const giveUpAt = clock.monotonicMs() + PATIENCE_MS;
      while (!(await lock.claim({ ...held, now: clock.now(), ttlMs: LOCK_TTL_MS }))) {
        if (clock.monotonicMs() >= giveUpAt) return undefined;
        await clock.sleep(LOOK_EVERY_MS);
      }
      try {
        if (options.guard) await database.transaction(options.guard);
        return await work();
      } finally {
        await lock.release(held);
      }
    },
  };
}
