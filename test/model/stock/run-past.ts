import type { BlingAccount } from '../../../src/bling/bling.ts';
import type { StoreId } from '../../../src/commerce/ids.ts';
import { ChannelId } from '../../../src/commerce/ids.ts';
import { AccountPolicy } from '../../../src/connections/account-policy.ts';
import type { Database } from '../../../src/database/open-database.ts';
import type { Clock } from '../../../src/kernel/clock.ts';
import { createVirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { blingEventWork, observeBlingEvent, storeEventWork } from '../../../src/sync/event-work.ts';
import { erpOrdersWork, productWork, storeWork } from '../../../src/sync/work-kinds.ts';
import { mark } from '../../../src/work/mark.repository.ts';
import { carryOut } from './carry-out.ts';
import {
  ACCOUNT,
  HOLD_MS,
  MINUTE_MS,
  MUG,
  RELEASE_MS,
  SOLD,
  START,
  STATUS,
  STORES,
  TRAY,
} from './goods.ts';
import { judge } from './judge.ts';
import { createModelBling } from './model-bling.ts';
import { forgetAll, itemsOf } from './model-catalogue.ts';
import { createModelStore } from './model-store.ts';
import { createNewsDesk } from './news.ts';
import type { Past } from './past.ts';
import { createProgram, type Mistake } from './program.ts';
import { createShelf, type OrderOf } from './shelf.ts';
import { createTruth } from './truth.ts';

const DEBOUNCE_MS = 1_000;
const GRAIN_MS = 500;
const channelOf = (store: StoreId) => ChannelId.parse(String(700 + STORES.indexOf(store)));

/** Lets a past happen to the program, or to one with a mistake. @returns what was wrong in it */
export async function runPast(
  database: Database,
  past: Past,
  mistake: Mistake = {},
): Promise<readonly string[]> {
  await forgetAll(database);
  const clock = createVirtualClock(START, { turnsBeforeJump: 3 });
  const goods = new Map([
    [MUG, past.mugs],
    [TRAY, past.trays],
  ]);
  const truth = createTruth(goods);
  const news = createNewsDesk(clock, past.fates);
  const debounceMs = mistake.debounceMs ?? DEBOUNCE_MS;
  const bling = createModelBling({
    ...past,
    clock,
    physical: goods,
    truth,
    news,
    onMoved: () => shelf.note(),
    deliver: (event) =>
      program.learn(async (tx) => {
        const arrival = { event, now: clock.now() };
        const work = await blingEventWork(tx, program.account, { ...arrival, debounceMs });
        await mark(tx, work, clock.now());
        await observeBlingEvent(tx, program.account, arrival);
        return [];
      }),
  });
  const stores = STORES.map((id) =>
    createModelStore({
      id,
      clock,
      callMs: past.callMs,
      items: itemsOf(id, past),
      onMoved: () => shelf.note(),
      truth,
      news,
      deliver: (event) =>
        program.learn((tx) =>
          storeEventWork(tx, program.account, { storeId: id, event, now: clock.now(), debounceMs }),
        ),
    }),
  );
  const account: BlingAccount = {
    at: () => bling.bling,
    calls: { count: bling.calls },
    time: timeOf(clock),
  };
  const program = createProgram({
    database,
    clock,
    bling: account,
    stores: stores.map(({ id, store }) => ({ id, store, channelId: channelOf(id) })),
    policy: AccountPolicy.parse({
      balance: past.balance,
      reservingStatuses: [STATUS.open],
      postingStatuses: [STATUS.fulfilled],
      stockReleaseMs: RELEASE_MS,
      stockMaster: past.hasMaster ? STORES[0] : 'erp',
    }),
    bufferUnits: past.bufferUnits,
    mistake,
  });
  const erpOrderOf: OrderOf = (store, sale) => bling.orderOf(sale.id, channelOf(store.id));
  const shelf = createShelf(clock, () => stores, erpOrderOf);
  shelf.note();

  const sweep = () =>
    program.learn(async () => [
      erpOrdersWork({ accountId: ACCOUNT }),
      ...STORES.flatMap((id) => [
        storeWork({ accountId: ACCOUNT }, 'ordersPull', id),
        ...SOLD.map((productId) =>
          productWork({ accountId: ACCOUNT }, 'stockPush', { storeId: id, productId }),
        ),
      ]),
    ]);

  const world = { past, bling, stores, program, erpOrderOf, sweep };

  async function happen(): Promise<void> {
    // Both sides of a stock master are seen to agree.
    if (past.hasMaster) await sweep();
    await clock.sleep(MINUTE_MS);
    for (const { afterMs, act } of past.acts) {
      await clock.sleep(afterMs);
      await carryOut(world, act);
    }
    // Late news, then the holds of checkouts, then what those set free.
    if (stores.some(({ sales }) => sales.some(({ status }) => status === 'pending')))
      await clock.sleep(HOLD_MS);
    await clock.sleep(RELEASE_MS);
    await sweep();
    await clock.sleep(3 * RELEASE_MS);
    program.end();
  }

  await clock.run(Promise.all([program.live(), happen()]));
  return judge({ past, truth, bling, stores, downs: program.downs, erpOrderOf, shelf });
}

/** Bling's clock is ours, as far as its headers tell. */
function timeOf(clock: Clock): BlingAccount['time'] {
  return {
    at(monotonicMs) {
      const at = clock.now() - (clock.monotonicMs() - monotonicMs);
      return { earliest: at - GRAIN_MS, latest: at + GRAIN_MS };
    },
  };
}
