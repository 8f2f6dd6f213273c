import type { OptionChanges } from '../src/simulator/bling/options.ts';
import type { StoreOptions } from '../src/simulator/store/options.ts';
import { ACCOUNT, SHOP_NAME } from './shop/account.ts';

/**
 * Waiting times of the demo: those of the real world made shorter, all of them in the same proportion, so that
 * a day fits into minutes. Pace and limits of Bling stay as they are.
 */
export const BLING_OPTIONS: OptionChanges = {
  autoApproveAccount: ACCOUNT,
  reservationDelayMs: { min: 900, max: 2_200 },
  postingDelayMs: { min: 0, max: 200 },
  webhooks: {
    delayMs: { min: 100, max: 900 },
    retryAfterMs: [1_500, 3_000, 5_000, 8_000],
    duplicatePercent: 3,
    latePercent: 3,
    lateByMs: 4_000,
  },
};

export const STORE_OPTIONS: Partial<StoreOptions> = {
  siteName: SHOP_NAME,
  webhookDelayMs: { min: 300, max: 2_500 },
  payments: { pixPaidAfterMs: undefined, boletoPaidAfterMs: undefined },
};

/** Settings of TotoroACDC: how long it waits before it trusts or asks again. */
export const TOTORO_WAITS = {
  STOCK_RELEASE_SECONDS: '6',
  UNKNOWN_SETTLE_SECONDS: '12',
  BLING_POLL_SECONDS: '15',
  STORE_POLL_SECONDS: '6',
} as const;

/** For people: what was made shorter, and what it is otherwise. */
export const SHORTENED: readonly (readonly [what: string, demo: string, otherwise: string])[] = [
  ['reserva de estoque no Bling', '0,9–2,2 s', '9–22 s'],
  ['webhooks da loja', '0,3–2,5 s', '5–60 s'],
  ['desconto de um pedido novo do saldo (STOCK_RELEASE_SECONDS)', '6 s', '60 s'],
  ['espera por um pedido sem resposta (UNKNOWN_SETTLE_SECONDS)', '12 s', '120 s'],
  ['perguntas ao Bling e à loja (…_POLL_SECONDS)', '15 s e 6 s', '300 s e 120 s'],
];

/**
 * How old the news may be that a correct sync acts on, in milliseconds of running time.
 *
 * The ERP announces a change up to 0.9 s (late ones 4.9 s) after it; reservations come up to 2.2 s later. The
 * store tells of its orders up to 2.5 s late. At 3 calls a second, orders going first, a balance waits for a few
 * calls of two orders (4 each) and their share of the lane: up to 6 s in a rush. Then one round trip to the store.
 */
export const EXPOSURE_WINDOW_MS = 15_000;
