import { refuse } from '../../../test/model/stock/not-offered.ts';
import type { BlingAccount } from '../../bling/bling.ts';
import type { IssuedInvoice } from '../../commerce/invoice.ts';
import type { StoreOrder } from '../../commerce/order.ts';
import { AccountPolicy } from '../../connections/account-policy.ts';
import { createMappings } from '../../connections/mapping.repository.ts';
import { StorePolicy } from '../../connections/store-policy.ts';
import { silentLog } from '../../kernel/log.ts';
import { seededRandom } from '../../kernel/random.ts';
import { openStore } from '../../stores/registry.ts';
import { openVault } from '../../vault/open-vault.ts';
import { newVaultKey } from '../../vault/vault-key.ts';
import type { RowResult, WorkHandler } from '../../work/handler.ts';
import { contentPrint } from '../content-print.ts';
import { customerOf } from '../customer/customer.ts';
import { createContactDesk } from '../customer/ensure-contact.ts';
import { createKnownDoubts } from '../known-doubts.ts';
import { createLinks } from '../link.repository.ts';
import { createOrderInvoices } from '../order-invoice.repository.ts';
import { createOrderSyncs } from '../order-sync.repository.ts';
import { storeOrder } from '../order.builder.ts';
import { createOrdersRead } from '../orders-read.ts';
import { createRecentOrders } from '../recent-orders.ts';
import { ACCOUNT, newLink, itemId, STORE } from '../repository.builder.ts';
import { createStoreOrders } from '../store-order.repository.ts';
import type { SyncAccount, SyncIo, SyncStore } from '../sync-account.ts';
import { pairKey, WORK_KINDS } from '../work-kinds.ts';
import { openWriting } from '../write-once.builder.ts';
import { createInvoiceDocumentsHandler } from './documents.handler.ts';
import { createInvoiceHandler } from './invoice.handler.ts';
import { invoicingErp } from './invoicing-erp.builder.ts';
import { CHANNEL, CUSTOMER, ERP_ORDER, OPEN } from './invoicing-facts.builder.ts';
import { createInvoiceSweepHandler } from './sweep.handler.ts';
import { createInvoiceToStoreHandler } from './to-store.handler.ts';

/** Longer than any wait of the flow: a test that goes on so long has lost its way. */
const MOST_RUNS = 200;

interface DeskOptions {
  readonly order?: Partial<StoreOrder>;
  readonly policy?: Partial<StorePolicy>;
}

export type InvoiceDesk = Awaited<ReturnType<typeof openInvoiceDesk>>;

/** One paid and imported order whose buyer is known in Bling, and the flow of its invoice. */
export async function openInvoiceDesk(options: DeskOptions = {}) {
  const world = await openWriting();
  const { database, clock } = world;
  const erp = invoicingErp(clock);
  const random = seededRandom(1);
  const vault = openVault({ key: newVaultKey() });
  const told: IssuedInvoice[] = [];
  const shop = openStore(
    'woocommerce',
    { url: 'https://loja.test', consumerKey: 'ck_1', consumerSecret: 'cs_1' },
    { fetch: () => Promise.reject(new TypeError('nobody listens')), clock, random },
  );
  const store: SyncStore = {
    id: STORE,
    name: 'Loja',
    store: {
      ...shop,
      orders: {
        ...shop.orders,
        setInvoice: async (_, invoice) => {
          told.push(invoice);
          return 'changed';
        },
      },
    },
    channelId: CHANNEL,
    policy: StorePolicy.parse({ invoiceTrigger: 'paid', ...options.policy }),
    goLiveAt: 0,
    live: true,
  };
  const bling: BlingAccount = {
    at: () => erp.bling,
    calls: { count: () => erp.calls.length },
    time: { at: (ms) => ({ earliest: ms, latest: ms }) },
  };
  const account: SyncAccount = {
    id: ACCOUNT,
    bling,
    policy: AccountPolicy.parse({}),
    stores: [store],
  };
  const io: SyncIo = {
    ...world,
    accountId: ACCOUNT,
    vault,
    audit: { ...world.audit, appendAll: refuse, erasePerson: refuse },
    random,
    log: silentLog,
    recentOrders: createRecentOrders(clock),
    ordersRead: createOrdersRead(clock),
    account: async () => account,
  };
  const order = storeOrder(options.order);
  const invoices = createOrderInvoices(database.db, STORE);

  async function save(changed: StoreOrder): Promise<void> {
    await createStoreOrders(database.db, STORE).save(
      {
        order: changed,
        stage: shop.orders.stageOf(changed.status),
        print: '',
        sealed: vault.seal(JSON.stringify(changed), 'store_order.facts_sealed'),
      },
      new Map([[itemId('18'), erp.product]]),
      clock.now(),
    );
  }

  await save(order);
  const syncs = createOrderSyncs(database.db, STORE);
  await syncs.begin(order.id, 'token');
  await syncs.update(order.id, {
    step: 'imported',
    erp_order_id: ERP_ORDER,
    imported_at: clock.now(),
    erp_status_id: OPEN,
    sent_print: contentPrint({ ...order, refunds: [] }),
  });
  await createMappings(database.db).set(STORE, 'payment', { pix: '17' });
  await database.transaction((tx) =>
    createLinks(tx, STORE).save([{ ...newLink('18'), productId: erp.product }], 0),
  );
  await knowCustomer();
  world.audited.length = 0;
  erp.calls.length = 0;
  erp.state.steps = 0;

  /** As after an import: the contact has the data of this order. */
  async function knowCustomer(): Promise<void> {
    const customer = customerOf(order, store.policy);
    if (customer.found !== 'customer') return;
    const found = { ...erp.state.contact };
    await createContactDesk(io).ensure(customer, {
      contacts: {
        ...erp.bling.contacts,
        findByDocument: async () => undefined,
        create: async () => ({ id: CUSTOMER, how: 'made' }),
      },
      commit: world.commit,
      settleMs: 0,
      storeId: STORE,
      correlation: '',
      orderNumber: order.number,
      whenInactive: 'ask',
    });
    erp.state.contact = found;
  }

  const handlersOf = (life: SyncIo) => ({
    invoice: createInvoiceHandler(life),
    toStore: createInvoiceToStoreHandler(life),
    documents: createInvoiceDocumentsHandler(life),
    sweep: createInvoiceSweepHandler(life),
  });
  let handlers = handlersOf(io);

  async function runOnce(handler: WorkHandler): Promise<RowResult> {
    const row = {
      accountId: ACCOUNT,
      kind: handler.kind,
      key: handler.kind === WORK_KINDS.invoiceSweep ? STORE : pairKey(STORE, order.id),
      lane: 'bling',
      priority: 40,
      version: 1,
      dueAt: 0,
      state: 'ready',
      attempts: 0,
      cause: undefined,
      correlation: 'test',
      markedAt: 0,
    } as const;
    const [result] = await handler.run([row], {
      accountId: ACCOUNT,
      signal: new AbortController().signal,
      now: () => clock.now(),
      commit: (record) => erp.atStep(() => world.commit(record)),
    });
    if (!result) throw new Error('a handler answered nothing');
    if ('record' in result && result.record) await world.commit(result.record);
    return result;
  }

  return {
    ...world,
    erp,
    io,
    order,
    store,
    told,
    save,
    runOnce,
    row: () => invoices.find(order.id),
    update: (change: Parameters<typeof invoices.update>[1]) => invoices.update(order.id, change),
    /** Lets time pass until there is nothing to do but for a person. @returns how it ended */
    async run(kind: keyof typeof handlers = 'invoice'): Promise<RowResult> {
      for (let runs = 0; runs < MOST_RUNS; runs += 1) {
        const result = await runOnce(handlers[kind]);
        if (result.do === 'done' || result.do === 'needs_person') return result;
        if (result.do === 'wait') clock.pass(Math.max(1, result.untilMs - clock.now()));
      }
      throw new Error('the flow comes to no end');
    },
    once: (kind: keyof typeof handlers = 'invoice') => runOnce(handlers[kind]),
    /** The process is another one from now on: it knows what was saved, and nothing else. */
    liveAgain(): void {
      handlers = handlersOf({ ...io, doubts: createKnownDoubts(clock) });
    },
    marks: async () =>
      (await database.db.selectFrom('pending_work').select('kind').orderBy('kind').execute()).map(
        ({ kind }) => kind,
      ),
    notes: () => world.audited.map(({ action, outcome }) => `${action} ${outcome}`),
  };
}
