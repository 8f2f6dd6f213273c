import type { Tx } from '../../database/tables.ts';
import type { MessageRef } from '../../messages/message.ts';
import type { SyncIo } from '../sync-account.ts';
import type { PostingWork } from './posting-work.ts';

export interface RecordIo extends Pick<SyncIo, 'clock'> {
  readonly audit: Pick<SyncIo['audit'], 'append'>;
}

interface Line {
  readonly work: PostingWork;
  readonly action: string;
  readonly outcome: 'applied' | 'not_applied' | 'unknown' | 'skipped';
  readonly before?: object;
  readonly after?: object;
  readonly reason?: MessageRef;
}

/** A line of the ledger about what was posted, settled or taken back for one order. */
export async function auditPosting(io: RecordIo, tx: Tx, { work, ...line }: Line): Promise<void> {
  const { account, store, order, correlation } = work;
  await io.audit.append(tx, {
    chain: account.id,
    actor: 'sync',
    subject: `order:${order.id}`,
    storeId: store.id,
    correlation,
    ...line,
  });
}
