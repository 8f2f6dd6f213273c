/** One REST key of the shop, with what it may do and whose it is (guide 1). */
export interface ConsumerKey {
  readonly key: string;
  readonly secret: string;
  readonly permissions: 'read' | 'write' | 'read_write';
  /** The user's role; a customer may do nothing through the API. */
  readonly role?: 'administrator' | 'shop_manager' | 'customer';
}

/** How the simulated shop is set up. Everything has a default; see `DEFAULT_OPTIONS`. */
export interface StoreOptions {
  /** Address without a trailing slash; a subfolder is allowed. */
  readonly siteUrl: string;
  readonly siteName: string;
  /** Site-local time as minutes from UTC; Sao Paulo is -180. */
  readonly gmtOffsetMinutes: number;
  /** Whether WordPress believes the request came over HTTPS; undefined: by the scheme of the request. */
  readonly isSsl: boolean | undefined;
  readonly keys: readonly ConsumerKey[];
  /** The global switch `woocommerce_manage_stock`. */
  readonly manageStock: boolean;
  readonly orderStorage: 'hpos' | 'legacy';
  readonly brazilianFields: boolean;
  /** The plugin that shows `correios_tracking_code` (guide 5). */
  readonly correiosPlugin: boolean;
  readonly customStatuses: Readonly<Record<string, string>>;
  readonly holdStockMinutes: number;
  readonly webhookDelayMs: { readonly min: number; readonly max: number };
  readonly payments: PaymentTimes;
  readonly refusePrivateImages: boolean;
  readonly shipping: readonly ShippingChoice[];
  /** `number` of an order as a sequential-number plugin would show it; undefined: the id. */
  readonly firstOrderNumber: number | undefined;
}

/** How long a simulated buyer needs to pay, in milliseconds; undefined: never pays by itself. */
export interface PaymentTimes {
  readonly pixPaidAfterMs: number | undefined;
  readonly boletoPaidAfterMs: number | undefined;
}

export interface ShippingChoice {
  readonly id: string;
  readonly title: string;
  readonly methodId: string;
  readonly priceCents: number;
}

export const DEFAULT_OPTIONS: StoreOptions = {
  siteUrl: 'http://127.0.0.1:8090',
  siteName: 'Loja Totoro',
  gmtOffsetMinutes: -180,
  isSsl: undefined,
  keys: [
    {
      key: 'ck_0123456789abcdef0123456789abcdef01234567',
      secret: 'cs_0123456789abcdef0123456789abcdef01234567',
      permissions: 'read_write',
    },
  ],
  manageStock: true,
  orderStorage: 'hpos',
  brazilianFields: true,
  correiosPlugin: true,
  customStatuses: { 'em-separacao': 'Em separação' },
  holdStockMinutes: 60,
  webhookDelayMs: { min: 5_000, max: 60_000 },
  payments: { pixPaidAfterMs: 45_000, boletoPaidAfterMs: undefined },
  refusePrivateImages: false,
  shipping: [
    { id: 'pac', title: 'PAC', methodId: 'flat_rate', priceCents: 1550 },
    { id: 'sedex', title: 'SEDEX', methodId: 'flat_rate', priceCents: 2990 },
    { id: 'retirada', title: 'Retirar na loja', methodId: 'local_pickup', priceCents: 0 },
  ],
  firstOrderNumber: undefined,
};
