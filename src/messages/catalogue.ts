import { appMessages } from './app.messages.ts';
import { auditMessages } from './audit.messages.ts';
import { blingMessages } from './bling.messages.ts';
import { changeMessages } from './change.messages.ts';
import { cliMessages } from './cli.messages.ts';
import { commandMessages } from './command.messages.ts';
import { connectionsMessages } from './connections.messages.ts';
import { customerMessages } from './customer.messages.ts';
import { databaseMessages } from './database.messages.ts';
import { driftMessages } from './drift.messages.ts';
import { explainOrderMessages } from './explain-order.messages.ts';
import { explainMessages } from './explain.messages.ts';
import { exposureMessages } from './exposure.messages.ts';
import { generalMessages } from './general.messages.ts';
import { helpMessages } from './help.messages.ts';
import { inboxMessages } from './inbox.messages.ts';
import { invoiceActionMessages } from './invoice-actions.messages.ts';
import { invoiceMessages } from './invoice.messages.ts';
import { mapReasonMessages } from './map-reason.messages.ts';
import { mapMessages } from './map.messages.ts';
import type { MessageArgs } from './message-args.ts';
import { moneyMessages } from './money.messages.ts';
import { orderNotesMessages } from './order-notes.messages.ts';
import { orderMessages } from './order.messages.ts';
import { processMessages } from './process.messages.ts';
import { productMessages } from './product.messages.ts';
import { quotaMessages } from './quota.messages.ts';
import { receivableMessages } from './receivable.messages.ts';
import { rejectionAccountantMessages } from './rejection-accountant.messages.ts';
import { rejectionBuyerMessages } from './rejection-buyer.messages.ts';
import { rejectionCatalogueMessages } from './rejection-catalogue.messages.ts';
import { settingsMessages } from './settings.messages.ts';
import { statusMessages } from './status.messages.ts';
import { stockMessages } from './stock.messages.ts';
import { storesMessages } from './stores.messages.ts';
import { vaultMessages } from './vault.messages.ts';
import { workMessages } from './work.messages.ts';

/** Every text that a merchant reads. One file an area; a key is `area.camelCase`. */
export const catalogue = {
  ...invoiceActionMessages,
  ...helpMessages,
  ...commandMessages,
  ...appMessages,
  ...processMessages,
  ...stockMessages,
  ...statusMessages,
  ...driftMessages,
  ...productMessages,
  ...quotaMessages,
  ...orderMessages,
  ...orderNotesMessages,
  ...changeMessages,
  ...moneyMessages,
  ...receivableMessages,
  ...invoiceMessages,
  ...rejectionBuyerMessages,
  ...rejectionCatalogueMessages,
  ...rejectionAccountantMessages,
  ...auditMessages,
  ...blingMessages,
  ...connectionsMessages,
  ...customerMessages,
  ...databaseMessages,
  ...explainMessages,
  ...explainOrderMessages,
  ...exposureMessages,
  ...generalMessages,
  ...inboxMessages,
  ...mapMessages,
  ...mapReasonMessages,
  ...settingsMessages,
  ...storesMessages,
  ...vaultMessages,
  ...workMessages,
  ...cliMessages,
};

export type Catalogue = typeof catalogue;
export type MessageKey = keyof Catalogue;
/** A text without arguments takes `{}`. */
export type CatalogueArgs<Key extends MessageKey> =
  Parameters<Catalogue[Key]['en']> extends [infer Args extends MessageArgs]
    ? Args
    : Readonly<Record<string, never>>;
