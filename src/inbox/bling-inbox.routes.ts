import { Hono } from 'hono';

import { BlingSignatureInvalid } from '../bling/failures.ts';
import type { BlingEvent, BlingWebhook } from '../bling/webhook.ts';
import type { Tx } from '../database/tables.ts';
import { message } from '../messages/message.ts';
import type { NewWork } from '../work/work-row.ts';
import { deliveryLimit } from './delivery-limit.routes.ts';
import type { AccountId } from './inbox.repository.ts';
import { findAccountOfCompany } from './inbox.repository.ts';
import type { InboxIo } from './receive.ts';
import { accept, quarantine } from './receive.ts';

export interface BlingDelivery {
  /** The app's name in the address. */
  readonly app: string;
  readonly body: Uint8Array;
  readonly signature: string | undefined;
}

/** An event of an account that is connected. */
export interface BlingNews {
  readonly accountId: AccountId;
  readonly event: BlingEvent;
}

export interface BlingInboxOptions extends InboxIo {
  /** @throws {BlingSignatureInvalid} also for an app that we do not know */
  readonly openBling: (delivery: BlingDelivery) => BlingWebhook | Promise<BlingWebhook>;
  /** What an event means is for the flows to say. */
  readonly workFor: (tx: Tx, news: BlingNews) => Promise<readonly NewWork[]>;
  /** Keeps a balance that the payload tells, with the date of the event. */
  readonly observe: (tx: Tx, news: BlingNews) => Promise<void>;
}

/**
 * `POST /webhooks/bling/:app`: verify, remember, mark, answer. It calls neither Bling nor a store.
 *
 * Refused are only bytes that Bling did not sign: any 4xx counts as a failure, and after three days of
 * them Bling stops the resource for every account of the app (guide 4.4; domain rules 5.1).
 */
export function blingInbox(options: BlingInboxOptions): Hono {
  const { database, log, openBling, workFor, observe } = options;

  async function take(delivery: BlingDelivery, webhook: BlingWebhook): Promise<boolean> {
    const { eventId, companyId } = webhook;
    const source = `bling:${delivery.app}`;
    const received = { source, eventId, body: delivery.body };
    if (!webhook.readable) {
      const unreadable = { ...received, eventAt: undefined, topic: 'unreadable' };
      const detail = webhook.reason.slice(0, 300);
      return quarantine(options, unreadable, message('inbox.unreadable', { detail }));
    }

    const topic = `${webhook.kind}.${webhook.action}`;
    const readable = { ...received, eventAt: webhook.date, topic };
    const account = await findAccountOfCompany(database.db, webhook.companyId);
    if (!account) {
      const reason = message('inbox.unknownCompany', { company: companyId ?? '' });
      return quarantine(options, readable, reason);
    }
    if (account.state === 'disconnected')
      return quarantine(options, readable, message('inbox.accountDisconnected', {}));

    const news = { accountId: account.id, event: webhook };
    return accept(options, {
      ...readable,
      accountId: account.id,
      workFor: (tx) => workFor(tx, news),
      observe: (tx) => observe(tx, news),
    });
  }

  return new Hono()
    .get('/webhooks/bling/:app', (context) => context.json({ ok: true }))
    .post('/webhooks/bling/:app', deliveryLimit(log), async (context) => {
      const delivery = {
        app: context.req.param('app'),
        body: new Uint8Array(await context.req.arrayBuffer()),
        signature: context.req.header('x-bling-signature-256'),
      };
      const [opened] = await Promise.allSettled([(async () => openBling(delivery))()]);
      if (opened.status === 'rejected' && opened.reason instanceof BlingSignatureInvalid) {
        log.warn('a webhook was refused: not signed by Bling', { alarm: true, app: delivery.app });
        return context.json({ error: opened.reason.code }, 401);
      }
      if (opened.status === 'rejected') throw opened.reason;
      return context.json({ accepted: await take(delivery, opened.value) });
    });
}
