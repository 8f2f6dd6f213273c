import { Hono } from 'hono';
import { z } from 'zod';

import type { BlingSimulator } from '../bling-simulator.ts';
import { FaultRule } from '../faults/fault.ts';
import { SCOPES, type Scope } from '../oauth/app.ts';
import { ShopSeed } from '../seed.ts';
import { WEBHOOK_RESOURCES } from '../webhooks/event.ts';
import { OperatorAct, perform } from './operator-act.ts';
import { OptionsBody } from './options-body.ts';
import { readingRoutes } from './reading.routes.ts';

const ScopeName = z.custom<Scope>((name) => typeof name === 'string' && name in SCOPES);

const AppBody = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  name: z.string().optional(),
  redirectUri: z.string(),
  scopes: z.array(ScopeName).optional(),
  webhookUrl: z.string().optional(),
});
const WebhookBody = z.object({
  clientId: z.string(),
  resource: z.enum(WEBHOOK_RESOURCES),
  url: z.string().optional(),
  isEnabled: z.boolean(),
});
const GrantBody = z.object({
  clientId: z.string(),
  account: z.string(),
  jwt: z.boolean().default(true),
});

/**
 * Drives a simulator that runs in another process. Loopback only, JSON both ways, below `/__control`:
 *
 * | call | body or query | answer |
 * |---|---|---|
 * | `POST /seed` | a `ShopSeed` (seed.ts) | `{companyId}` |
 * | `POST /apps` | `{clientId, clientSecret, redirectUri, name?, scopes?, webhookUrl?}` | `{}` |
 * | `POST /webhooks` | `{clientId, resource, url?, isEnabled}` | `{}` |
 * | `POST /authorize` | `{clientId, account}` | `{code}` of one minute |
 * | `POST /grant` | `{clientId, account, jwt?}` | the token answer, without a code |
 * | `POST /operator` | an `OperatorAct` such as `{do: "moveStock", account, productId, quantity}` | `{id?}` |
 * | `POST /faults` | a `FaultRule` (faults/fault.ts); without `times` it stands | `{}` |
 * | `DELETE /faults` | | `{}` |
 * | `POST /options` | any `SimulatorOptions`, webhooks in parts | `{}` |
 * | `GET /state` | `?account=`; all accounts when left out | `AccountSnapshot` or a list of them |
 * | `GET /log` | `?account=&from=` (index of the first entry) | `{entries, total, maxInOneSecond, refused429}` |
 * | `GET /history` | `?account=&from=` | `{changes, total}` |
 * | `GET /deliveries` | `?from=` | `{deliveries, total}` of webhooks |
 *
 * What SEFAZ does is written as a script: `{do: "scriptSefaz", account, rule: {outcome: {is: "reject", code: 778,
 * text: "Informado NCM inexistente"}, times: 1, numeroLoja: "WEB-7"}}` (fiscal/sefaz/script.ts); notes and parcels
 * have acts of their own (fiscal/fiscal-act.ts, logistics/logistics-act.ts).
 *
 * A request that makes no sense gets 400 `{error}`.
 */
export function controlRoutes(simulator: BlingSimulator): Hono {
  const app = new Hono().basePath('/__control');
  app.onError((error, c) => c.json({ error: error.message }, 400));

  app.post('/seed', async (c) =>
    c.json({ companyId: simulator.seed(ShopSeed.parse(await c.req.json())) }),
  );
  app.post('/apps', async (c) => {
    simulator.integrators.registerApp(AppBody.parse(await c.req.json()));
    return c.json({});
  });
  app.post('/webhooks', async (c) => {
    const { clientId, resource, url, isEnabled } = WebhookBody.parse(await c.req.json());
    const setting = url === undefined ? { isEnabled } : { url, isEnabled };
    simulator.integrators.setWebhook(clientId, resource, setting);
    return c.json({});
  });
  app.post('/authorize', async (c) => {
    const { clientId, account } = GrantBody.parse(await c.req.json());
    return c.json({ code: simulator.integrators.authorize(clientId, account) });
  });
  app.post('/grant', async (c) => {
    const { clientId, account, jwt } = GrantBody.parse(await c.req.json());
    return c.json(simulator.integrators.grant(clientId, account, jwt));
  });
  app.post('/operator', async (c) => {
    const id = perform(simulator.operator, OperatorAct.parse(await c.req.json()));
    return c.json(id === undefined ? {} : { id });
  });
  app.post('/faults', async (c) => {
    const { fault, ...match } = FaultRule.parse(await c.req.json());
    simulator.faults.always(fault, match);
    return c.json({});
  });
  app.delete('/faults', (c) => {
    simulator.faults.clear();
    return c.json({});
  });
  app.post('/options', async (c) => {
    simulator.setOptions(OptionsBody.parse(await c.req.json()));
    return c.json({});
  });
  return app.route('/', readingRoutes(simulator));
}
