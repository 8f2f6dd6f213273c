import { FISCAL_DEFAULTS, type FiscalOptions } from './fiscal/fiscal-options.ts';
import { MONEY_DEFAULTS, type MoneyOptions } from './money-options.ts';
import type { Span } from './span.ts';

/**
 * What one may choose about this Bling. Each fact that the guide could not confirm (section 8) is a
 * switch here; the default is what the guide assumes. `simulator.options` may be changed while it runs.
 */
export interface SimulatorOptions extends MoneyOptions, FiscalOptions {
  /** Calls per sliding second and account (guide 3.1). */
  perSecond: number;
  /** Calls per São Paulo day and account (guide 3.1). */
  perDay: number;
  /** Hour of São Paulo at which the day of the quota begins (unconfirmed, 8.5). */
  dayResetHour: number;
  /** IP blocks (guide 3.3). `false` switches the guard off. */
  ipGuard: boolean;
  /** Whether refused calls (429) use up the quota (8.5). */
  refusedCallsCountInQuota: boolean;
  /** Whether calls to /oauth/token use up the account's quota (8.5). */
  tokenCallsCountInQuota: boolean;
  /** Above 100 rows a page (8.1). */
  limitAbove100: 'clamp' | 'allow' | 'refuse';
  listOrder: 'newest_first' | 'oldest_first';
  /** Longest raw URL; longer ones get 414 (measured: 6 KB passes, 9 KB does not). */
  maxUrlLength: number;

  /** `criterio` absent or 1 on products: `active` was measured (samples/README.md). */
  productsDefaultCriterio: 'active' | 'last_included';
  /** `filtroSaldoEstoque` absent on /produtos (8.27). */
  productsDefaultFilterHidesZero: boolean;
  /** `filtroSaldoEstoque` absent on balances: two measurements disagree (guide 5.6). */
  saldosDefaultFilterHidesZero: boolean;
  /** `criterio` absent or 3 on contacts hides what was included longer ago than this. */
  contactsLastIncludedDays: number;
  /** Whether `criterio` also limits a search by document (8.26). */
  contactsCriterioLimitsDocument: boolean;
  /** `PUT /contatos`: replace (docs) or merge (one measurement) (8.25). */
  contactPutReplaces: boolean;
  /** Alphanumeric CNPJ: one contact each, or repeated contacts as measured (pitfall 34). */
  alphanumericCnpj: 'strict' | 'bling_bug';
  /** Whether SKUs of living products must differ (guide 5.2). */
  skuIsUnique: boolean;
  /** What `imagensURL` becomes (v313). */
  imageStorage: 'externas' | 'internas';
  /** GET of a product in the trash (8.28). */
  trashedProductIsReadable: boolean;
  /** Whether stock and orders bump the product's `dataAlteracao` (8.30). */
  stockBumpsProductChange: boolean;
  /** Parents in balances (8.29). */
  parentBalance: 'sum_of_children' | 'zero' | 'absent';
  /** Prices of product-store links carry single-precision noise (samples/product-store-link). */
  storePricesAreSinglePrecision: boolean;

  /** From a status change to the reserved balance and its `virtual_stock` event (measured 9-22 s). */
  reservationDelayMs: Span;
  /** From a posting to the physical balance. Longer than the reservation's: the balance rises between. */
  postingDelayMs: Span;
  /** Status of an order created without one. */
  newOrderStatusId: number;
  /** Code 3 on a POST equal to the account's last saved order (8.35). */
  refusesIdenticalOrder: boolean;
  /** Whether `parcelas` must be sent (8.34). */
  installmentsRequired: boolean;
  /** Whether posted stock or accounts block PUT and DELETE (guide 5.7). */
  postedOrdersResistEdits: boolean;
  /** Whether a pair without an active transition is refused (8.36). */
  enforcesTransitions: boolean;

  /** Opaque token together with `enable-jwt` on an API call gets 401 (guide 2.6, one tester). */
  jwtHeaderRefusesOpaqueToken: boolean;
  /** Whether a refresh ends the old refresh token (measured; 8.12). */
  refreshTokenRotates: boolean;
  /** The authorize page answers by itself for this account. */
  autoApproveAccount: string | undefined;

  webhooks: WebhookOptions;
}

export interface WebhookOptions {
  /** From the event to the first delivery. Different spans reorder events by themselves. */
  delayMs: Span;
  /** Longest wait for a 2xx (guide 4.4). */
  timeoutMs: number;
  /** Waits before each retry; the last one repeats (the real steps are not published, 8.16). */
  retryAfterMs: readonly number[];
  /** After this the resource is switched off (guide 4.4). */
  giveUpAfterMs: number;
  /** Of 100 deliveries, how many come twice. */
  duplicatePercent: number;
  /** Of 100 deliveries, how many come late, and by how much. */
  latePercent: number;
  lateByMs: number;
}

export const DAY_MS = 86_400_000;

export const DEFAULT_OPTIONS: SimulatorOptions = {
  ...MONEY_DEFAULTS,
  ...FISCAL_DEFAULTS,
  perSecond: 3,
  perDay: 120_000,
  dayResetHour: 0,
  ipGuard: true,
  refusedCallsCountInQuota: false,
  tokenCallsCountInQuota: false,
  limitAbove100: 'clamp',
  listOrder: 'newest_first',
  maxUrlLength: 8_000,
  productsDefaultCriterio: 'active',
  productsDefaultFilterHidesZero: false,
  saldosDefaultFilterHidesZero: true,
  contactsLastIncludedDays: 30,
  contactsCriterioLimitsDocument: true,
  contactPutReplaces: true,
  alphanumericCnpj: 'strict',
  skuIsUnique: true,
  imageStorage: 'externas',
  trashedProductIsReadable: true,
  stockBumpsProductChange: false,
  parentBalance: 'sum_of_children',
  storePricesAreSinglePrecision: true,
  reservationDelayMs: { min: 9_000, max: 22_000 },
  postingDelayMs: { min: 0, max: 0 },
  newOrderStatusId: 6,
  refusesIdenticalOrder: true,
  installmentsRequired: false,
  postedOrdersResistEdits: true,
  enforcesTransitions: true,
  jwtHeaderRefusesOpaqueToken: true,
  refreshTokenRotates: true,
  autoApproveAccount: undefined,
  webhooks: {
    delayMs: { min: 300, max: 2_500 },
    timeoutMs: 5_000,
    retryAfterMs: [60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000],
    giveUpAfterMs: 3 * DAY_MS,
    duplicatePercent: 0,
    latePercent: 0,
    lateByMs: 60_000,
  },
};

/** Any part of the options, webhooks and texts in parts too. */
export type OptionChanges = Partial<Omit<SimulatorOptions, 'webhooks' | 'texts'>> & {
  readonly webhooks?: Partial<WebhookOptions>;
  readonly texts?: Partial<SimulatorOptions['texts']>;
};

export function withOptions(base: SimulatorOptions, changes: OptionChanges): SimulatorOptions {
  return {
    ...base,
    ...changes,
    webhooks: { ...base.webhooks, ...changes.webhooks },
    texts: { ...base.texts, ...changes.texts },
  };
}
