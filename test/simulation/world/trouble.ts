import type { Fault as BlingFault } from '../../../src/simulator/bling/faults/fault.ts';
import type { CallFault } from '../../../src/simulator/store/faults.ts';
import { STATUS } from '../../journeys/shop-world.builder.ts';
import type { Port } from '../life/mortal.ts';
import type { Lives } from './lives.ts';
import type { Luck } from './luck.ts';
import { BLING } from './network.ts';
import { ACCOUNT } from './shop.ts';
import type { World } from './world.ts';

const BLING_FAULTS: readonly BlingFault[] = [
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'truncate' },
  { kind: 'throttle' },
  { kind: 'latency', ms: 400 },
  { kind: 'latency', ms: 8_000 },
  { kind: 'error_page', status: 503 },
  { kind: 'error_page', status: 500 },
  { kind: 'lose_answer', how: 'reset' },
  { kind: 'lose_answer', how: 'hang' },
  { kind: 'lose_answer', how: 'error_page' },
  { kind: 'late_commit', commitAfterMs: 45_000 },
  { kind: 'late_commit', commitAfterMs: 80_000, answerAfterMs: 3_000 },
  { kind: 'short_page', rows: 0 },
  { kind: 'short_page', rows: 1 },
];

/** A lost answer to a token call ends the connection: that is for a death to try, and for the merchant to mend. */
const ANY_BUT_TOKENS = '/^.(?!oauth).*$/';

const STORE_FAULTS: readonly CallFault[] = [
  { kind: 'critical-error' },
  { kind: 'unavailable' },
  { kind: 'rate-limit', amount: 3 },
  { kind: 'slow', amount: 10_000 },
  // Longer than we wait. A site's own limit ends what runs for hours.
  { kind: 'hang', amount: 120_000 },
  { kind: 'lose-answer' },
  { kind: 'half-batch' },
  { kind: 'late-commit', amount: 40_000 },
  { kind: 'no-route' },
  { kind: 'truncate-list', amount: 0 },
  { kind: 'truncate-list', amount: 1 },
];

export interface Troubled {
  readonly world: World;
  readonly lives: Lives;
  readonly luck: Luck;
  /** How often each kind befell somebody. */
  readonly kinds: Map<string, number>;
}

type Mischief = (troubled: Troubled) => void | Promise<void>;

const MISCHIEF: readonly (readonly [weight: number, mischief: Mischief])[] = [
  [40, spoilBling],
  [25, spoilStore],
  [8, spoilDelivery],
  [6, loseNews],
  [25, plantDeath],
  [4, ({ lives }) => lives.killNow()],
  [5, freezeLife],
  [9, freezeAtWork],
  [6, jumpClock],
  [6, sendOtherApp],
];

const DEADLY: typeof MISCHIEF = [
  [12, spoilBling],
  [8, spoilStore],
  [14, spoilStatus],
  [25, plantDeath],
  [6, ({ lives }) => lives.killNow()],
  [5, freezeLife],
  [20, freezeAtWork],
  [4, jumpClock],
];

const toDeck = (weights: typeof MISCHIEF) =>
  weights.flatMap(([weight, mischief]) => Array.from({ length: weight }, () => mischief));
const DECKS = { calm: [], counting: [], stormy: toDeck(MISCHIEF), deadly: toDeck(DEADLY) };

export async function troubleOnce(troubled: Troubled): Promise<void> {
  await troubled.luck.pick<Mischief>(DECKS[troubled.world.temper])(troubled);
}

function note({ kinds }: Troubled, kind: string): void {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}

function spoilBling(troubled: Troubled): void {
  const { world, luck } = troubled;
  const fault = luck.pick(BLING_FAULTS);
  const method = isForWrites(fault.kind) ? 'POST' : luck.pick(['POST', 'GET', 'GET', 'PATCH']);
  const path = luck.chance(40) && method === 'POST' ? '/pedidos/vendas' : ANY_BUT_TOKENS;
  world.bling.faults.next(fault, { method, path });
  note(troubled, `bling ${fault.kind}`);
}

function isForWrites(kind: BlingFault['kind']): boolean {
  return kind === 'lose_answer' || kind === 'late_commit';
}

/** An order is cancelled in the store, and the word of it to Bling goes wrong. */
function spoilStatus(troubled: Troubled): void {
  const { world, luck, lives } = troubled;
  const there = new Map(
    world.bling.state(ACCOUNT).orders.map((order) => [order.numeroLoja, order.statusId]),
  );
  const store = luck.pick(world.stores);
  const open = store
    .state()
    .orders.filter(
      ({ id, status }) => status === 'processing' && there.get(`${id}`) === STATUS.open,
    );
  if (open.length === 0) return;
  store.control.changeStatus(luck.pick(open).id, 'cancelled');
  note(troubled, 'status goes wrong');
  if (luck.chance(30))
    return lives.doom({ port: 'fetch', call: luck.between(1, 8), when: 'before' });
  const fault = luck.pick<BlingFault>([
    { kind: 'reset' },
    { kind: 'hang' },
    { kind: 'error_page', status: 503 },
    { kind: 'lose_answer', how: 'hang' },
  ]);
  world.bling.faults.next(fault, { method: 'PATCH', path: '/pedidos/vendas' });
}

function spoilStore(troubled: Troubled): void {
  const { world, luck } = troubled;
  const fault = luck.pick(STORE_FAULTS);
  luck.pick(world.stores).faults.add({ ...fault, skip: luck.between(0, 3) });
  note(troubled, `store ${fault.kind}`);
}

function spoilDelivery(troubled: Troubled): void {
  const { world, luck } = troubled;
  const kind = luck.pick(['drop-delivery', 'error-envelope', 'late-delivery'] as const);
  luck.pick(world.stores).faults.add({ kind, times: luck.between(1, 4) });
  note(troubled, `store ${kind}`);
}

/** Somewhere between them and us deliveries vanish for a while. */
async function loseNews(troubled: Troubled): Promise<void> {
  const { world, luck } = troubled;
  note(troubled, 'deliveries vanish');
  world.network.losesPercent = luck.pick([20, 50, 100]);
  await world.time.sleep(luck.between(10_000, 120_000));
  world.network.losesPercent = 0;
}

function plantDeath(troubled: Troubled): void {
  const { lives, luck } = troubled;
  const port = luck.pick<Port>(['database', 'database', 'fetch', 'fetch', 'clock']);
  const most = { database: 400, fetch: 12, clock: 600 }[port];
  lives.doom({ port, call: luck.between(1, most), when: luck.pick(['before', 'after']) });
}

async function freezeLife(troubled: Troubled): Promise<void> {
  note(troubled, 'frozen');
  await troubled.lives.freeze(troubled.luck.between(2_000, 90_000));
}

/** Stands still in the middle of an order, for longer than its word lasts: another process takes over. */
async function freezeAtWork(troubled: Troubled): Promise<void> {
  const { world, luck, lives } = troubled;
  note(troubled, 'frozen at work');
  const sku = luck.pick(world.shop.shelves);
  luck.pick(world.stores).control.buy({ items: [{ sku, quantity: 1 }], payment: 'credit-card' });
  await world.time.sleep(luck.between(1_000, 22_000));
  await lives.freeze(luck.between(21_000, 60_000));
}

async function jumpClock(troubled: Troubled): Promise<void> {
  const { world, luck } = troubled;
  const { wall } = world.machine;
  note(troubled, 'clock jump');
  wall.skewMs = luck.between(-600_000, 600_000);
  await world.time.sleep(luck.between(10_000, 900_000));
  wall.skewMs = 0;
}

/** Tells its calls from ours in the log. */
export const OTHER_APP_QUERY = '?limite=7';
const OTHER = { clientId: 'other', clientSecret: 'other', redirectUri: 'http://127.0.0.1/other' };

/** Another integration of the same account, which cares little for the account's limit. */
async function sendOtherApp(troubled: Troubled): Promise<void> {
  const { world, luck } = troubled;
  const { bling, time } = world;
  note(troubled, 'other app');
  bling.integrators.registerApp(OTHER);
  const token = bling.integrators.grant(OTHER.clientId, ACCOUNT).access_token;
  const headers = { authorization: `Bearer ${token}` };
  const everyMs = luck.between(250, 700);
  for (let left = luck.between(10, 40); left > 0; left--) {
    // It does not wait: a call of its own may meet a fault and never be answered.
    void Promise.allSettled([
      bling.fetch(`${BLING}/Api/v3/depositos${OTHER_APP_QUERY}`, { headers }),
    ]);
    await time.sleep(everyMs);
  }
}
