import type { Migration } from 'kysely/migration';

import * as connections from './0001-connections.migration.ts';
import * as work from './0002-work.migration.ts';
import * as catalogue from './0003-catalogue.migration.ts';
import * as stock from './0004-stock.migration.ts';
import * as orders from './0005-orders.migration.ts';
import * as audit from './0006-audit.migration.ts';
import * as vault from './0007-vault.migration.ts';
import * as quota from './0009-quota.migration.ts';
import * as writeIntents from './0010-write-intents.migration.ts';
import * as tokenGate from './0011-token-gate.migration.ts';
import * as workOrder from './0012-work-order.migration.ts';
import * as stockProof from './0013-stock-proof.migration.ts';
import * as writeWindow from './0014-write-window.migration.ts';
import * as drift from './0015-drift.migration.ts';
import * as ordersToTheEnd from './0016-orders-to-the-end.migration.ts';
import * as receivables from './0017-receivables.migration.ts';
import * as orderCopy from './0018-order-copy.migration.ts';
import * as invoices from './0019-invoices.migration.ts';

/** In order. What was released is never changed: a new table or column is a new migration. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-connections': connections,
  '0002-work': work,
  '0003-catalogue': catalogue,
  '0004-stock': stock,
  '0005-orders': orders,
  '0006-audit': audit,
  '0007-vault': vault,
  '0009-quota': quota,
  '0010-write-intents': writeIntents,
  '0011-token-gate': tokenGate,
  '0012-work-order': workOrder,
  '0013-stock-proof': stockProof,
  '0014-write-window': writeWindow,
  '0015-drift': drift,
  '0016-orders-to-the-end': ordersToTheEnd,
  '0017-receivables': receivables,
  '0018-order-copy': orderCopy,
  '0019-invoices': invoices,
};
