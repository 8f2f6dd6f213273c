import type { Kysely, Transaction } from 'kysely';

import type { AuditTables } from './tables/audit.ts';
import type { CatalogueTables } from './tables/catalogue.ts';
import type { ConnectionTables } from './tables/connection.ts';
import type { OrderTables } from './tables/order.ts';
import type { QuotaTables } from './tables/quota.ts';
import type { SagaTables } from './tables/saga.ts';
import type { StockTables } from './tables/stock.ts';
import type { VaultTables } from './tables/vault.ts';
import type { WorkTables } from './tables/work.ts';
import type { WriteTables } from './tables/write.ts';

/**
 * Every table. Portable by rule: text ids made by us, instants as epoch ms, 0/1 for yes and no, JSON as
 * text, exact decimals as text. Ids keep their brand on the way out, so that no row needs a cast.
 */
export type Tables = ConnectionTables &
  WorkTables &
  CatalogueTables &
  StockTables &
  OrderTables &
  AuditTables &
  QuotaTables &
  SagaTables &
  VaultTables &
  WriteTables;

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
