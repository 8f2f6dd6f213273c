import { Hono } from 'hono';

import { natures } from '../fiscal/natures.routes.ts';
import { nfce, nfe } from '../fiscal/notes.routes.ts';
import { logistics } from '../logistics/logistics.routes.ts';
import type { Scope } from '../oauth/app.ts';
import { refuse } from '../wire/refusal.ts';
import { refusalOf } from '../wire/unexpected.ts';
import type { ApiEnv } from './api-env.ts';
import { borderos } from './borderos.routes.ts';
import { categories } from './categories.routes.ts';
import { contacts } from './contacts.routes.ts';
import { financeCategories, ledgerAccounts } from './ledger-accounts.routes.ts';
import { orders } from './orders.routes.ts';
import { paymentMethods } from './payment-methods.routes.ts';
import { products } from './products.routes.ts';
import { receivables } from './receivables.routes.ts';
import { channels, company, sellers } from './settings.routes.ts';
import { statuses } from './statuses.routes.ts';
import { stock } from './stock.routes.ts';
import { storeLinks } from './store-links.routes.ts';
import { warehouses } from './warehouses.routes.ts';

/** Longer paths first: `/produtos/lojas` is not a product called `lojas`. */
const RESOURCES = [
  ['/empresas', 'empresas', company],
  ['/produtos/lojas', 'produtos-lojas', storeLinks],
  ['/produtos', 'produtos', products],
  ['/categorias/produtos', 'categorias-produtos', categories],
  ['/categorias/receitas-despesas', 'categorias-receitas-despesas', financeCategories],
  ['/depositos', 'depositos', warehouses],
  ['/estoques', 'estoques', stock],
  ['/contatos', 'contatos', contacts],
  ['/pedidos/vendas', 'pedidos-vendas', orders],
  ['/nfe', 'nfe', nfe],
  ['/nfce', 'nfce', nfce],
  ['/logisticas', 'logisticas', logistics],
  ['/naturezas-operacoes', 'naturezas-operacoes', natures],
  ['/situacoes', 'situacoes', statuses],
  ['/formas-pagamentos', 'formas-pagamentos', paymentMethods],
  ['/contas/receber', 'contas-receber', receivables],
  ['/borderos', 'borderos', borderos],
  ['/contas-contabeis', 'contas-contabeis', ledgerAccounts],
  ['/canais-venda', 'canais-venda', channels],
  ['/vendedores', 'vendedores', sellers],
] as const satisfies readonly (readonly [string, Scope, Hono<ApiEnv>])[];

/** Everything below `/Api/v3` that needs a token; the account comes with the call. */
export function apiApp(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>({ strict: false });
  for (const [path, , routes] of RESOURCES) app.route(path, routes);
  app.notFound(() => refuse.notFound().getResponse());
  app.onError(refusalOf);
  return app;
}

/** The scope that a path below `/Api/v3` needs; none for a path that does not exist. */
export function scopeOf(path: string): Scope | undefined {
  return RESOURCES.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1];
}
