import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

import type { BlingInboxOptions } from '../inbox/bling-inbox.routes.ts';
import { blingInbox } from '../inbox/bling-inbox.routes.ts';
import type { StoreInboxOptions } from '../inbox/store-inbox.routes.ts';
import { storeInbox } from '../inbox/store-inbox.routes.ts';
import { answerError } from './errors.ts';

export interface HttpParts {
  readonly bling: BlingInboxOptions;
  readonly store: StoreInboxOptions;
  /** Whether the program can do its work now: the database answers. */
  isReady(): Promise<boolean>;
}

/** The HTTP face: webhooks in, and health. */
export function createHttpApp(parts: HttpParts): Hono {
  const app = new Hono();
  app.use(secureHeaders());
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    const ready = await parts.isReady();
    return context.json({ ok: ready }, ready ? 200 : 503);
  });
  app.route('/', blingInbox(parts.bling));
  app.route('/', storeInbox(parts.store));
  app.notFound((context) => context.json({ error: 'not_found' }, 404));
  app.onError((error, context) => answerError(error, context, parts.bling.log));
  return app;
}
