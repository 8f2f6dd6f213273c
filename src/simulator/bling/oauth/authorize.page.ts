import { Hono } from 'hono';
import { html } from 'hono/html';

import type { World } from '../world.ts';
import type { App } from './app.ts';
import { issueCode } from './grants.ts';

/**
 * The page on which a user lets an app in (guide 2.1). `redirect_uri` and `scope` of the address are
 * ignored, as there: the registered ones count. Signing in is choosing the company.
 */
export function authorizePage(world: World): Hono {
  return new Hono()
    .get('/authorize', (c) => {
      const app = world.apps.get(c.req.query('client_id') ?? '');
      const state = c.req.query('state') ?? '';
      if (!app)
        return c.html(errorPage('O aplicativo não foi encontrado (client_id inválido).'), 400);
      if (c.req.query('response_type') !== 'code' || state === '')
        return c.html(errorPage('Os parâmetros response_type e state são obrigatórios.'), 400);
      const auto = world.options.autoApproveAccount;
      if (auto !== undefined) return c.redirect(approved(world, { app, accountKey: auto, state }));
      return c.html(consentPage(world, app, state));
    })
    .post('/authorize', async (c) => {
      const form = new URLSearchParams(await c.req.text());
      const app = world.apps.get(form.get('client_id') ?? '');
      if (!app) return c.html(errorPage('O aplicativo não foi encontrado.'), 400);
      const state = form.get('state') ?? '';
      const accountKey = form.get('account') ?? '';
      if (form.get('decision') !== 'authorize' || !world.accounts.has(accountKey))
        return c.redirect(denied(app, state));
      return c.redirect(approved(world, { app, accountKey, state }));
    });
}

function approved(
  world: World,
  { app, accountKey, state }: { app: App; accountKey: string; state: string },
): string {
  return callback(app, { code: issueCode(world, app, accountKey), state });
}

function denied(app: App, state: string): string {
  return callback(app, {
    error: 'access_denied',
    error_description: 'The user denied access to your application',
    state,
  });
}

function callback(app: App, answer: Record<string, string>): string {
  const url = new URL(app.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return url.href;
}

function consentPage(world: World, app: App, state: string) {
  const companies = [...world.accounts.values()].filter(({ isActive }) => isActive);
  return html`<!doctype html>
    <html lang="pt-BR">
      <head>
        <meta charset="utf-8" />
        <title>Autorizar aplicativo — Bling de demonstração</title>
      </head>
      <body style="font-family: sans-serif; max-width: 32rem; margin: 4rem auto">
        <h1>Bling <small>(simulador)</small></h1>
        <p><strong>${app.name}</strong> quer acessar os dados da sua empresa:</p>
        <ul>
          ${[...app.scopes].map((scope) => html`<li>${scope}</li>`)}
        </ul>
        <form method="post">
          <input type="hidden" name="client_id" value="${app.clientId}" />
          <input type="hidden" name="state" value="${state}" />
          <label
            >Empresa
            <select name="account">
              ${companies.map(({ key, nome }) => html`<option value="${key}">${nome}</option>`)}
            </select></label
          >
          <p>
            <button name="decision" value="authorize">Autorizar</button>
            <button name="decision" value="deny">Cancelar</button>
          </p>
        </form>
      </body>
    </html>`;
}

function errorPage(text: string) {
  return html`<!doctype html>
    <html lang="pt-BR">
      <body>
        <h1>Erro</h1>
        <p>${text}</p>
      </body>
    </html>`;
}
