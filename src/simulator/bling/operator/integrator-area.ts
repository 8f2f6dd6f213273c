import { SCOPES, type App, type AppSeed, type Scope } from '../oauth/app.ts';
import { issueCode, issueTokens, type TokenReply } from '../oauth/grants.ts';
import { WEBHOOK_RESOURCES, type WebhookResource } from '../webhooks/event.ts';
import type { World } from '../world.ts';

/** What is done on the screens of the integrator area: apps, webhooks, revoking (guide 2, 4.1). */
export interface IntegratorArea {
  registerApp(seed: AppSeed): void;
  /** One resource of one app; `isEnabled: true` is also how a switched-off one comes back. */
  setWebhook(
    clientId: string,
    resource: WebhookResource,
    setting: { url?: string; isEnabled: boolean },
  ): void;
  /** As if the user had pressed "Autorizar". @returns a code of one minute */
  authorize(clientId: string, account: string): string;
  /** Skips the code: a grant with tokens at once. */
  grant(clientId: string, account: string, wantsJwt?: boolean): TokenReply;
  /** "Revogar usuários"; all accounts when none is named. */
  revoke(clientId: string, account?: string): void;
  /** A new secret also changes the webhook signature (guide 2.2). */
  redefineSecret(clientId: string, secret: string): void;
  /** Revokes every user, as there. */
  setScopes(clientId: string, scopes: readonly Scope[]): void;
}

export function createIntegratorArea(world: World): IntegratorArea {
  const appNamed = (clientId: string): App => {
    const app = world.apps.get(clientId);
    if (!app) throw new RangeError(`this Bling has no app ${clientId}`);
    return app;
  };

  return {
    registerApp: (seed) => void world.apps.set(seed.clientId, toApp(seed)),
    setWebhook(clientId, resource, { url, isEnabled }) {
      const { webhooks } = appNamed(clientId);
      const known = webhooks.get(resource);
      webhooks.set(resource, { url: url ?? known?.url ?? '', isEnabled });
    },
    authorize: (clientId, account) => issueCode(world, appNamed(clientId), account),
    grant: (clientId, accountKey, wantsJwt = false) =>
      issueTokens(world, { app: appNamed(clientId), accountKey, wantsJwt }),
    revoke(clientId, account) {
      const { grants } = appNamed(clientId);
      if (account === undefined) grants.clear();
      else grants.delete(account);
    },
    redefineSecret: (clientId, secret) => void (appNamed(clientId).clientSecret = secret),
    setScopes(clientId, scopes) {
      const app = appNamed(clientId);
      app.scopes = new Set(scopes);
      app.grants.clear();
    },
  };
}

function toApp(seed: AppSeed): App {
  const url = seed.webhookUrl;
  return {
    clientId: seed.clientId,
    clientSecret: seed.clientSecret,
    name: seed.name ?? 'TotoroACDC',
    redirectUri: seed.redirectUri,
    scopes: new Set(seed.scopes ?? allScopes()),
    webhooks: new Map(
      url === undefined ? [] : WEBHOOK_RESOURCES.map((name) => [name, { url, isEnabled: true }]),
    ),
    codes: new Map(),
    grants: new Map(),
  };
}

function allScopes(): Scope[] {
  return Object.keys(SCOPES).filter((name): name is Scope => name in SCOPES);
}
