import type { WebhookResource } from '../webhooks/event.ts';

/** What an app may touch; one name a resource (guide 2.7). */
export const SCOPES = {
  empresas: 98_300,
  produtos: 98_309,
  'produtos-lojas': 98_313,
  'categorias-produtos': 98_305,
  depositos: 98_307,
  estoques: 98_308,
  contatos: 98_306,
  'pedidos-vendas': 98_310,
  situacoes: 98_314,
  'formas-pagamentos': 98_304,
  nfe: 98_315,
  nfce: 98_316,
  'naturezas-operacoes': 98_317,
  logisticas: 98_318,
  'canais-venda': 318_257_570,
  vendedores: 5_862_218_180,
  'contas-receber': 98_302,
  borderos: 875_116_881,
  'contas-contabeis': 6_239_411_327,
  'categorias-receitas-despesas': 98_303,
} as const;
export type Scope = keyof typeof SCOPES;

/** An app of the integrator area: one client id, one redirect address, one webhook configuration. */
export interface App {
  readonly clientId: string;
  clientSecret: string;
  readonly name: string;
  redirectUri: string;
  scopes: ReadonlySet<Scope>;
  readonly webhooks: Map<WebhookResource, WebhookSetting>;
  readonly codes: Map<string, AuthorizationCode>;
  /** By account key. */
  readonly grants: Map<string, Grant>;
}

export interface WebhookSetting {
  url: string;
  isEnabled: boolean;
}

export interface AuthorizationCode {
  readonly accountKey: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  wasUsed: boolean;
}

/** What one account granted to one app. Revoking drops it whole. */
export interface Grant {
  readonly accessTokens: Map<string, { readonly expiresAt: number; readonly isJwt: boolean }>;
  /** Refresh token -> epoch milliseconds of its end. */
  readonly refreshTokens: Map<string, number>;
}

export interface AppSeed {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name?: string | undefined;
  readonly redirectUri: string;
  /** All scopes when left out. */
  readonly scopes?: readonly Scope[] | undefined;
  /** One address for all resources, or none. */
  readonly webhookUrl?: string | undefined;
}
