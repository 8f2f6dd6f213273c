import type { Bling } from '../../../src/bling/bling.ts';

/** What the model leaves out fails loudly, and never answers with nothing. */
export function refuse(): never {
  throw new TypeError('the model of Bling does not offer this');
}

export const NOT_OFFERED: Bling = {
  company: refuse,
  products: { list: refuse, get: refuse, create: refuse, patch: refuse },
  storeLinks: { list: refuse, create: refuse, update: refuse },
  categories: { list: refuse },
  warehouses: { list: refuse },
  stock: { listed: refuse, balances: refuse, setBalance: refuse },
  contacts: {
    findByDocument: refuse,
    findForeign: refuse,
    get: refuse,
    create: refuse,
    update: refuse,
    walkInConsumer: refuse,
  },
  orders: {
    listByStoreNumbers: refuse,
    listChanged: refuse,
    get: refuse,
    create: refuse,
    setStatus: refuse,
    replace: refuse,
    postAccounts: refuse,
    reverseAccounts: refuse,
    postStock: refuse,
    reverseStock: refuse,
    generateInvoice: refuse,
  },
  statuses: { list: refuse, transitions: refuse },
  paymentMethods: { list: refuse, get: refuse },
  channels: { list: refuse },
  natures: { list: refuse },
  receivables: { listOfContact: refuse, get: refuse, settle: refuse, removeSettlement: refuse },
  ledgerAccounts: { list: refuse },
  invoices: {
    listCancelled: refuse,
    get: refuse,
    send: refuse,
    correct: refuse,
    removePending: refuse,
    document: refuse,
  },
  logistics: { services: refuse, parcel: refuse },
};
