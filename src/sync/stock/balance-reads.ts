import type { Bling } from '../../bling/bling.ts';
import type { ErpProductId } from '../../commerce/ids.ts';
import type { StockBalance } from '../../commerce/stock.ts';
import { chunked } from '../../database/chunked.ts';
import type { DrainContext } from '../../work/handler.ts';
import { lastVersion, takeVersion } from '../../work/mark.repository.ts';
import { createBalances } from '../balance.repository.ts';
import type { ErpInstant } from '../newest-balance.decide.ts';
import { createTurns } from '../one-at-a-time.ts';
import type { SyncAccount, SyncIo } from '../sync-account.ts';

/** Bling answers balances of at most this many products in one call (guide 5.6). */
const BALANCES_A_CALL = 50;
/** A read this young serves the account's other stores, too (domain rules 1.10). */
const SHARED_MS = 10_000;
/** Clocks that differ by more: what our clock dates now cannot be compared with what it dated or will date. */
const CLOCKS_AGREE_MS = 30_000;

export interface BalanceRead {
  readonly balance: StockBalance;
  readonly beganAt: number;
  /** The same on a clock that never jumps. */
  readonly beganAtMonotonicMs: number;
}

export interface WantedReads {
  readonly account: SyncAccount;
  readonly bling: Bling;
  readonly commit: DrainContext['commit'];
  /** Each with the version of the last mark that the read must be later than; none is late enough for infinity. */
  readonly wanted: ReadonlyMap<ErpProductId, number>;
}

export type BalanceReads = ReturnType<typeof createBalanceReads>;

/** Reads balances, notes them with their date, and lends them to the account's other stores for some seconds. */
export function createBalanceReads(io: Pick<SyncIo, 'database' | 'clock'>) {
  const { db } = io.database;
  const turns = createTurns();
  const recent = new Map<ErpProductId, BalanceRead & { version: number }>();

  async function readNow({ account, bling, commit, wanted }: WantedReads) {
    const found = new Map<ErpProductId, BalanceRead>();
    for (const [id, version] of wanted) {
      const lent = recent.get(id);
      const isYoung = lent && io.clock.monotonicMs() - lent.beganAtMonotonicMs < SHARED_MS;
      if (isYoung && lent.version >= version) found.set(id, lent);
    }
    const missing = [...wanted.keys()].filter((id) => !found.has(id));
    for (const ids of chunked(missing, BALANCES_A_CALL)) {
      // Marks and events of before this instant are of before the read.
      const version = await lastVersion(db, account.id);
      const seen = await createBalances(db, account.id).find(ids);
      const [beganAt, beganAtMonotonicMs] = [io.clock.now(), io.clock.monotonicMs()];
      const read = await bling.stock.balances(ids);
      const within = spanSince(account, { beganAt, beganAtMonotonicMs });
      await commit(async (tx) => {
        await takeVersion(tx, account.id);
        await createBalances(tx, account.id).noteReads(
          [...read].map(([id, balance]) => ({
            balance,
            beganAt,
            within,
            seenEventId: seen.get(id)?.event?.id,
          })),
        );
      });
      for (const [id, balance] of read) {
        const dated = { balance, beganAt, beganAtMonotonicMs };
        found.set(id, dated);
        recent.set(id, { ...dated, version });
      }
    }
    return found;
  }

  /** In which span of Bling's own time a read was answered; `undefined` while our clock is not to be trusted. */
  function spanSince(
    { bling }: SyncAccount,
    began: Omit<BalanceRead, 'balance'>,
  ): ErpInstant | undefined {
    const earliest = bling.time.at(began.beganAtMonotonicMs)?.earliest;
    const latest = bling.time.at(io.clock.monotonicMs())?.latest;
    if (earliest === undefined || latest === undefined) return undefined;
    const isApart =
      began.beganAt < earliest - CLOCKS_AGREE_MS || io.clock.now() > latest + CLOCKS_AGREE_MS;
    return isApart ? undefined : { earliest, latest };
  }

  return {
    /** A product that Bling tells nothing of is absent: unknown, not zero. */
    read: (wanted: WantedReads): Promise<ReadonlyMap<ErpProductId, BalanceRead>> =>
      turns.take(wanted.account.id, () => readNow(wanted)),
  };
}
