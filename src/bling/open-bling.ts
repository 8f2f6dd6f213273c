import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import { createAccountSettings } from './account-settings.ts';
import { createApi } from './api.ts';
import { createBlingTime } from './bling-time.ts';
import type { Bling, BlingAccount } from './bling.ts';
import type { Breaker } from './breaker.ts';
import type { CallerOptions } from './caller.ts';
import { createCaller } from './caller.ts';
import { createContacts } from './contacts.ts';
import { createLane } from './create-lane.ts';
import type { DayBudget } from './day-budget.ts';
import { createInvoices } from './invoices.ts';
import type { Lane } from './lane.ts';
import { createLogistics } from './logistics.ts';
import { BLING_API_URL, createBlingOAuth } from './oauth.ts';
import { createOrders } from './orders.ts';
import { createPacedTransport } from './paced-transport.ts';
import { createProducts } from './products.ts';
import { createLedgerAccounts, createReceivables } from './receivables.ts';
import { createStatuses } from './statuses.ts';
import { createStock } from './stock.ts';
import { createStoreLinks } from './store-links.ts';
import type { TokenGate } from './token-gate.ts';
import { createTokenGate } from './token-gate.ts';
import type { TokenStore } from './token-store.ts';
import { createTokens } from './tokens.ts';
import type { Transport, TransportOptions } from './transport.ts';
import { createTransport } from './transport.ts';

export interface BlingOptions extends TransportOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Of the app in Bling's "Área do Integrador". */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokens: TokenStore;
  readonly dayBudget: DayBudget;
  /** Default Bling's; another for a simulator. */
  readonly apiUrl?: string | undefined;
  /** Default `<apiUrl>/oauth/token`. */
  readonly tokenUrl?: string | undefined;
  /** Shared by the accounts of one process; default one of its own. */
  readonly breaker?: Breaker | undefined;
  readonly tokenGate?: TokenGate | undefined;
  readonly onAlerts?: CallerOptions['onAlerts'];
  readonly maxInFlight?: number | undefined;
  readonly quarantineMs?: number | undefined;
  /** Default `CALL_SPACING_MS`, which bears 14 ms of uneven travel; each further ms bears three more. */
  readonly spacingMs?: number | undefined;
  /** Hour of São Paulo at which Bling begins a new day (guide 8.5). Default 0. */
  readonly dayResetHour?: number | undefined;
}

/**
 * Opens one Bling account without calling it. Only the account's owner may: its lane is the account's pace.
 * Nothing is held that would need closing.
 */
export function openBling(options: BlingOptions): BlingAccount {
  const lane = createLane(options);
  const time = createBlingTime(options.clock);
  const transport = time.listen(createTransport(options));
  const caller: CallerOptions = {
    transport,
    lane,
    clock: options.clock,
    random: options.random,
    onAlerts: options.onAlerts,
    apiUrl: options.apiUrl ?? BLING_API_URL,
    tokens: openTokens(options, { lane, transport }),
  };
  return {
    at: (priority, signal) => toBling(caller, { priority, signal }),
    calls: { count: () => lane.given() },
    time,
  };
}

function toBling(options: CallerOptions, way: Parameters<typeof createCaller>[1]): Bling {
  const api = createApi(createCaller(options, way));
  return {
    ...createAccountSettings(api),
    products: createProducts(api),
    storeLinks: createStoreLinks(api),
    stock: createStock(api),
    contacts: createContacts(api),
    orders: createOrders(api),
    statuses: createStatuses(api),
    receivables: createReceivables(api),
    ledgerAccounts: createLedgerAccounts(api),
    invoices: createInvoices(api),
    logistics: createLogistics(api),
  };
}

/** Token calls may count like any other (guide 8.7): they take the lane too. */
function openTokens(
  options: BlingOptions,
  { lane, transport }: { lane: Lane; transport: Transport },
) {
  const { clock, clientId, clientSecret } = options;
  const apiUrl = options.apiUrl ?? BLING_API_URL;
  const oauth = createBlingOAuth({
    clock,
    clientId,
    clientSecret,
    tokenUrl: options.tokenUrl ?? `${apiUrl}/oauth/token`,
    gate: options.tokenGate ?? createTokenGate(clock),
    transport: createPacedTransport({ lane, transport, priority: 'order', hasOwnLimit: true }),
  });
  return createTokens({ store: options.tokens, oauth, clock });
}
