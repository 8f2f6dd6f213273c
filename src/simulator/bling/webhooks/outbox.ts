import type { App } from '../oauth/app.ts';
import { pickMs } from '../scheduler.ts';
import type { Account } from '../world.ts';
import type { World } from '../world.ts';
import { deliver } from './delivery.ts';
import { resourceOf, type BlingEvent, type WebhookResource } from './event.ts';
import { signatureOf } from './signature.ts';

/** What became of one event for one app. */
export interface WebhookRecord {
  readonly eventId: string;
  readonly clientId: string;
  readonly account: string;
  readonly event: string;
  readonly resource: WebhookResource;
  /** The exact text that is sent, every time. */
  readonly body: string;
  /** Epoch milliseconds of the event. */
  readonly at: number;
  attempts: number;
  state: 'waiting' | 'delivered' | 'lost';
}

export interface Outbox {
  readonly records: readonly WebhookRecord[];
  emit(account: Account, event: BlingEvent): void;
}

/** Takes events of every channel and every cause to the apps that listen (guide 4). */
export function createOutbox(getWorld: () => World, io: { fetch: typeof fetch }): Outbox {
  const records: WebhookRecord[] = [];
  return {
    records,
    emit(account, event) {
      const world = getWorld();
      for (const app of world.apps.values()) {
        if (!app.grants.has(account.key)) continue;
        if (!app.webhooks.get(resourceOf(event))?.isEnabled) continue;
        const record = toRecord(world, { account, app, event });
        records.push(record);
        sendSoon(world, { app, record, fetch: io.fetch });
      }
    },
  };
}

interface Mailing {
  readonly app: App;
  readonly record: WebhookRecord;
  readonly fetch: typeof fetch;
}

function toRecord(
  world: World,
  { account, app, event }: { account: Account; app: App; event: BlingEvent },
): WebhookRecord {
  const at = world.clock.now();
  const eventId = world.ids.uuidV7(at);
  const envelope = {
    eventId,
    date: `${new Date(at).toISOString().slice(0, 19)}Z`,
    version: 'v1',
    event: event.name,
    companyId: account.companyId,
    data: event.data,
  };
  return {
    eventId,
    clientId: app.clientId,
    account: account.key,
    event: event.name,
    resource: resourceOf(event),
    body: JSON.stringify(envelope),
    at,
    attempts: 0,
    state: 'waiting',
  };
}

function sendSoon(world: World, mailing: Mailing): void {
  const { webhooks } = world.options;
  const happens = (percent: number) => world.random.integer(100) < percent;
  const lateMs = happens(webhooks.latePercent) ? webhooks.lateByMs : 0;
  const delayMs = pickMs(webhooks.delayMs, world.random) + lateMs;
  world.scheduler.after(Math.max(1, delayMs), () => attempt(world, mailing));
  if (happens(webhooks.duplicatePercent))
    world.scheduler.after(delayMs + 1_000, () => attempt(world, mailing));
}

async function attempt(world: World, mailing: Mailing): Promise<void> {
  const { app, record, fetch } = mailing;
  const { webhooks } = world.options;
  const setting = app.webhooks.get(record.resource);
  if (!setting?.isEnabled) return lose(record);
  record.attempts += 1;
  const signature = signatureOf(record.body, app.clientSecret);
  const delivered = await deliver(
    { url: setting.url, body: record.body, signature, timeoutMs: webhooks.timeoutMs },
    { clock: world.clock, fetch },
  );
  if (delivered) record.state = 'delivered';
  if (record.state === 'waiting') retryOrGiveUp(world, mailing);
}

/** After three days the resource is off for all accounts of the app, and its events are lost. */
function retryOrGiveUp(world: World, mailing: Mailing): void {
  const { app, record } = mailing;
  const { webhooks } = world.options;
  const waits = webhooks.retryAfterMs;
  const waitMs = waits[record.attempts - 1] ?? waits.at(-1) ?? webhooks.giveUpAfterMs;
  const isOver = world.clock.now() + waitMs - record.at > webhooks.giveUpAfterMs;
  if (!isOver) return world.scheduler.after(waitMs, () => attempt(world, mailing));
  const setting = app.webhooks.get(record.resource);
  if (setting) setting.isEnabled = false;
  lose(record);
}

function lose(record: WebhookRecord): void {
  if (record.state === 'waiting') record.state = 'lost';
}
