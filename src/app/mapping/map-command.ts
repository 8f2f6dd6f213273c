import { z } from 'zod';

import type { Bling } from '../../bling/bling.ts';
import { PaymentMethodId, StoreId } from '../../commerce/ids.ts';
import { createMappings } from '../../connections/mapping.repository.ts';
import { Failure } from '../../kernel/failure.ts';
import { ownJson } from '../../kernel/own-json.ts';
import { message, type MessageRef } from '../../messages/message.ts';
import { unsealOrder } from '../../sync/order-intake.ts';
import { createStoreOrders } from '../../sync/store-order.repository.ts';
import { storeOf, type SyncIo, type SyncStore } from '../../sync/sync-account.ts';
import type { RequestCommand } from '../../work/request-handler.ts';
import type { MapFacts } from './map-facts.ts';
import type { Choice, Proposal } from './proposal.ts';
import { proposeAccount } from './propose-account.ts';
import { proposeCarriers } from './propose-carriers.ts';
import { proposePayments } from './propose-payments.ts';
import { proposePostings } from './propose-postings.ts';
import { proposeStatuses } from './propose-statuses.ts';

/** Ways of delivery are known by the orders that had them: no store lists the words that buyers see. */
const ORDERS_LOOKED_AT = 200;

export interface MapResult {
  readonly proposals: readonly Proposal[];
  /** What Bling did not let us read, such as for want of a scope: nothing is proposed for it. */
  readonly unread: readonly MessageRef[];
}

const Args = z.object({ store: StoreId });

/** The owner's side of `totoro map`: it alone may call, so it reads both sides and proposes. Writes nothing. */
export function mapCommand(io: SyncIo): RequestCommand {
  return async ({ args }, { signal }) => {
    const account = await io.account();
    const store = storeOf(account, Args.parse(ownJson(args)).store);
    const bling = account.bling.at('order', signal);
    const { facts, unread } = await readFacts(io, { store, policy: account.policy }, bling);
    const proposals = await withDestinations(propose(facts), bling);
    const result: MapResult = { proposals, unread };
    return { do: 'done', result };
  };
}

export function propose(facts: MapFacts): readonly Proposal[] {
  return [
    ...proposeStatuses(facts),
    ...proposePayments(facts),
    ...proposeCarriers(facts),
    ...proposeAccount(facts),
    ...proposePostings(facts),
  ];
}

async function readFacts(
  io: SyncIo,
  { store, policy }: { store: SyncStore; policy: MapFacts['account']['policy'] },
  bling: Bling,
): Promise<{ facts: MapFacts; unread: readonly MessageRef[] }> {
  const { orders } = store.store;
  const unread: MessageRef[] = [];
  const probe = await store.store.probe();
  const mappings = createMappings(io.database.db);
  const facts: MapFacts = {
    store: {
      channelId: store.channelId,
      policy: store.policy,
      statuses: probe.orderStatuses.map(({ code: id, name }) => ({
        id,
        name,
        stage: orders.stageOf(id),
      })),
      paymentMethods: probe.paymentMethods.map(({ code: id, name }) => ({ id, name })),
      deliveries: await readDeliveries(io, store),
    },
    account: {
      policy,
      statuses: await bling.statuses.list(),
      transitions: await bling.statuses.transitions(),
      paymentMethods: await bling.paymentMethods.list(),
      channels: await bling.channels.list(),
      warehouses: await bling.warehouses.list(),
      natures: await readIfAllowed(bling.natures.list(), unread),
      ledgerAccounts: await readIfAllowed(bling.ledgerAccounts.list(), unread),
      carrierServices: await readIfAllowed(bling.logistics.services(), unread),
    },
    mapped: {
      status_to_erp: await mappings.find(store.id, 'status_to_erp'),
      status_to_store: await mappings.find(store.id, 'status_to_store'),
      payment: await mappings.find(store.id, 'payment'),
      carrier: await mappings.find(store.id, 'carrier'),
    },
  };
  return { facts, unread };
}

/** Statuses and payments matter without it: an app may lack a scope, and an account a module. */
async function readIfAllowed<Value>(
  reading: Promise<Value>,
  unread: MessageRef[],
): Promise<Value | undefined> {
  const [settled] = await Promise.allSettled([reading]);
  if (settled.status === 'fulfilled') return settled.value;
  const failure: unknown = settled.reason;
  if (!(failure instanceof Failure) || failure.isFence || failure.kind !== 'rejected')
    throw failure;
  unread.push(failure.merchantMessage);
  return undefined;
}

async function readDeliveries(io: SyncIo, store: SyncStore): Promise<readonly Choice[]> {
  const rows = await createStoreOrders(io.database.db, store.id).newest(ORDERS_LOOKED_AT);
  const words = rows.map((row) => {
    const { shippingTitle, shippingMethod } = unsealOrder(io, row);
    return shippingTitle || shippingMethod;
  });
  return [...new Set(words)]
    .filter((word) => word !== '')
    .toSorted()
    .map((word) => ({ id: word, name: word }));
}

/** Where the money of each method goes: only some make receivables (guide 5.9). */
async function withDestinations(proposals: readonly Proposal[], bling: Bling) {
  const targets = proposals.flatMap(({ kind, target }) =>
    kind === 'payment' && target !== undefined ? [target] : [],
  );
  const notes = new Map<string, Proposal['note']>();
  for (const target of new Set(targets)) {
    const terms = await bling.paymentMethods.get(PaymentMethodId.parse(target));
    if (!terms) continue;
    const { name, destination } = terms;
    notes.set(target, message('map.paymentGoes', { name, destination }));
  }
  return proposals.map((proposal): Proposal => {
    const note = proposal.kind === 'payment' ? notes.get(proposal.target ?? '') : undefined;
    return note ? { ...proposal, note } : proposal;
  });
}
