import type { ErpProductId, StoreId, StoreItemId } from '../commerce/ids.ts';
import type { Account } from '../connections/account.repository.ts';
import type { StoreConnection } from '../connections/store.repository.ts';
import type { MessageRef } from '../messages/message.ts';
import { createSoldUnits, type SoldOrder } from '../sync/sold-units.repository.ts';
import type { Buffer } from '../sync/stock/buffer.decide.ts';
import { findFirstLevelAt, findWrittenLevel, type WrittenLevel } from '../sync/stock/kept-level.ts';
import type { UnknownLevel } from '../sync/stock/reckon-level.ts';
import { reckonStoredLevel } from '../sync/stock/stored-level.ts';
import { pairKey, WORK_KINDS } from '../sync/work-kinds.ts';
import { listWork } from '../work/pending.repository.ts';
import { nameTerms, type NamedTerms } from './name-terms.ts';
import type { App } from './open-app.ts';

/** Why one store shows what it shows of one product. Instants are epoch ms. */
export interface StoreExplanation {
  readonly store: StoreId;
  readonly name: string;
  readonly item: StoreItemId;
  /** Its own number is the right one, and goes to the ERP (domain rules 1.7). */
  readonly isMaster: boolean;
  /** When the number was reckoned: now, or when the line of the ledger was written. */
  readonly reckonedAt: number;
  /** What the arithmetic gives; absent while it is not known, and before the first line of the ledger. */
  readonly level: number | undefined;
  readonly buffer: Buffer | undefined;
  /** One for the product, or one for each component of a kit. Absent in lines of an older version. */
  readonly terms: readonly NamedTerms[] | undefined;
  /** The component that allows least; only of kits. */
  readonly limitedBy: ErpProductId | undefined;
  readonly unknown: UnknownLevel | undefined;
  /** What we told the store last by then. */
  readonly written: Pick<WrittenLevel, 'quantity' | 'at' | 'done' | 'from'> | undefined;
  /** What the store sold of it by itself from then on, as far as its orders are known today. */
  readonly soldSince: readonly SoldOrder[];
  /** `written` less `soldSince`: what the store shows, as far as we know. */
  readonly shows: number | undefined;
  /** Where the ledger begins, when that is later than the instant asked about. */
  readonly firstAt: number | undefined;
  /** What the next write waits for. */
  readonly waitsFor: MessageRef | undefined;
}

export interface ExplainedPair {
  readonly account: Account;
  /** All connected ones of the account: what one sells the others must not. */
  readonly stores: readonly StoreConnection[];
  readonly store: StoreConnection;
  readonly productId: ErpProductId;
  readonly itemId: StoreItemId;
}

/** From the facts that are stored now. */
export async function explainStoreNow(app: App, pair: ExplainedPair): Promise<StoreExplanation> {
  const { account, stores, store, productId } = pair;
  const now = app.clock.now();
  const { id, policy } = account;
  const stored = await reckonStoredLevel(app, {
    account: { id, policy, stores },
    store,
    productId,
  });
  const { known, unknown, settledLines } = stored;
  const terms = known && (await nameTerms(app, pair, { terms: known.terms, settledLines }));
  return {
    ...identityOf(pair),
    reckonedAt: now,
    level: known?.level,
    buffer: known?.buffer,
    terms,
    limitedBy: limitOf(terms),
    unknown,
    firstAt: undefined,
    waitsFor: await findWait(app, pair),
    ...(await shownAt(app, pair, { at: now, written: await writtenAt(app, pair, now) })),
  };
}

/** From the line of the ledger that stood at that instant. */
export async function explainStoreThen(
  app: App,
  pair: ExplainedPair,
  at: number,
): Promise<StoreExplanation> {
  const kept = await writtenAt(app, pair, at);
  const arithmetic = kept?.arithmetic;
  const terms = arithmetic && (await nameTerms(app, pair, { terms: arithmetic.terms }));
  return {
    ...identityOf(pair),
    reckonedAt: kept?.at ?? at,
    level: kept?.quantity,
    buffer: arithmetic?.buffer,
    terms,
    limitedBy: limitOf(terms),
    unknown: undefined,
    firstAt: kept ? undefined : await findFirstLevelAt(app.database.db, keyOf(pair)),
    waitsFor: undefined,
    ...(await shownAt(app, pair, { at, written: kept })),
  };
}

function identityOf({ account, store, itemId }: ExplainedPair) {
  const isMaster = account.policy.stockMaster === store.id;
  return { store: store.id, name: store.name, item: itemId, isMaster };
}

function keyOf({ account, store, productId }: ExplainedPair) {
  return { accountId: account.id, storeId: store.id, productId };
}

function writtenAt({ database: { db } }: App, pair: ExplainedPair, at: number) {
  return findWrittenLevel(db, keyOf(pair), at);
}

async function shownAt(
  { database: { db } }: App,
  pair: ExplainedPair,
  seen: { readonly at: number; readonly written: WrittenLevel | undefined },
) {
  if (!seen.written) return { written: undefined, soldSince: [], shows: undefined };
  const { quantity, at, done, from } = seen.written;
  const between = { from: at, to: seen.at };
  const soldSince = await createSoldUnits(db, pair.store.id).orders(pair.productId, between);
  const sold = soldSince.reduce((sum, { units }) => sum + units, 0);
  return { written: { quantity, at, done, from }, soldSince, shows: quantity - sold };
}

async function findWait({ database: { db } }: App, pair: ExplainedPair) {
  const key = pairKey(pair.store.id, pair.productId);
  const [row] = await listWork(db, {
    accountId: pair.account.id,
    kind: WORK_KINDS.stockPush,
    key,
  });
  return row?.cause;
}

function limitOf(terms: readonly NamedTerms[] | undefined): ErpProductId | undefined {
  if (!terms || terms.length < 2) return undefined;
  return terms.toSorted((one, other) => one.allows - other.allows)[0]?.productId;
}
