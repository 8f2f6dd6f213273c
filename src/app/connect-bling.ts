import { hostname } from 'node:os';

import type { BlingOAuth } from '../bling/oauth.ts';
import { createBlingOAuth } from '../bling/oauth.ts';
import { openBling } from '../bling/open-bling.ts';
import type { StoredTokens, TokenGrant, TokenStore } from '../bling/token-store.ts';
import { createTransport } from '../bling/transport.ts';
import type { Account } from '../connections/account.repository.ts';
import { createAccounts, newAccountId } from '../connections/account.repository.ts';
import { createSharedTokenGate } from '../connections/token-gate.repository.ts';
import { createTokenStore } from '../connections/token-store.ts';
import { BLING_LANE } from '../sync/work-kinds.ts';
import { resumeLane } from '../work/lane.repository.ts';
import { BlingAppMissing } from './failures.ts';
import type { App } from './open-app.ts';

export interface BlingConnecting {
  /** Where the owner of the Bling account says yes. */
  readonly authorizeUrl: string;
  /**
   * Ends the connection with the query of the callback. Exactly one exchange, whatever comes of it.
   *
   * @throws {BlingAuthorizationRefused}
   */
  finish(query: URLSearchParams): Promise<Account>;
}

/** Begins to connect a Bling account; the account it is of is known only at the end. */
export function connectBling(app: App): BlingConnecting {
  const state = Buffer.from(app.random.bytes(24)).toString('base64url');
  const oauth = openOAuth(app);
  return {
    authorizeUrl: oauth.authorizeUrl(state),
    async finish(query) {
      const grant = await oauth.exchangeCode(oauth.readCallback(query, state));
      const company = await openWith(app, grant).at('order').company();
      const account = await saveAccount(app, company);
      await saveTokens(app, account, grant);
      await resume(app, account);
      return account;
    },
  };
}

function openOAuth(app: App): BlingOAuth {
  const { clock, fetch, settings } = app;
  const { clientId, clientSecret, authorizeUrl, tokenUrl } = settings.bling;
  if (!clientId || !clientSecret) throw new BlingAppMissing();
  return createBlingOAuth({
    clock,
    transport: createTransport({ fetch, clock }),
    gate: createSharedTokenGate({ database: app.database, clock, host: hostname() }),
    clientId,
    clientSecret: clientSecret.reveal(),
    authorizeUrl,
    tokenUrl,
  });
}

/** One look with the new tokens, to learn whose they are; nothing of it is kept. */
function openWith(app: App, grant: TokenGrant) {
  const { clock, random, fetch, settings } = app;
  const { apiUrl, tokenUrl, clientId, clientSecret } = settings.bling;
  if (!clientId || !clientSecret) throw new BlingAppMissing();
  const stored: StoredTokens = { ...grant, version: 1 };
  const tokens: TokenStore = {
    read: async () => stored,
    save: async () => false,
    withLock: (work) => work(),
  };
  const dayBudget = { spend: async () => {} };
  const secret = clientSecret.reveal();
  return openBling({
    clock,
    random,
    fetch,
    apiUrl,
    tokenUrl,
    clientId,
    clientSecret: secret,
    tokens,
    dayBudget,
  });
}

async function saveAccount(
  app: App,
  company: { companyId: string; name: string },
): Promise<Account> {
  const { database, clock, random, settings } = app;
  return database.transaction(async (tx) => {
    const accounts = createAccounts(tx);
    const known = await accounts.findByCompany(company.companyId);
    if (known) await accounts.saveState(known.id, 'connected');
    const { stockReleaseSeconds, unknownSettleSeconds } = settings.sync;
    const account =
      known ??
      (await accounts.create({
        id: newAccountId(random),
        name: company.name,
        companyId: company.companyId,
        createdAt: clock.now(),
        policy: {
          stockReleaseMs: stockReleaseSeconds * 1000,
          unknownSettleMs: unknownSettleSeconds * 1000,
        },
      }));
    await app.audit.append(tx, {
      chain: account.id,
      actor: 'person:cli',
      action: known ? 'account.reconnect' : 'account.connect',
      subject: `account:${account.id}`,
      after: { companyId: company.companyId, name: company.name },
      outcome: 'applied',
      correlation: `connect:${account.id}`,
    });
    return account;
  });
}

async function saveTokens(app: App, account: Account, grant: TokenGrant): Promise<void> {
  const { database, vault, clock, random } = app;
  const tokens = createTokenStore({ database, vault, clock, random, accountId: account.id });
  // A renewal that is under way meanwhile saves over the version that it read, and yields to this one.
  for (let isSaved = false; !isSaved;) {
    const stored = await tokens.read();
    isSaved = await tokens.save(grant, stored?.version ?? 0);
  }
}

/** What stood still because Bling refused us goes on; only now, when the new tokens are kept. */
async function resume(app: App, { id: accountId }: Account): Promise<void> {
  const { database, clock } = app;
  await database.transaction((tx) =>
    resumeLane(tx, { accountId, lane: BLING_LANE, now: clock.now() }),
  );
}
