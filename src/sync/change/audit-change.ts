import type { NewAuditLine } from '../../audit/audit-line.ts';
import type { AccountId, StoreId, StoreOrderId } from '../../commerce/ids.ts';
import type { Tx } from '../../database/tables.ts';
import type { MessageRef } from '../../messages/message.ts';
import type { SyncIo } from '../sync-account.ts';

/** Whose change it is, and who acts. */
export interface Place {
  readonly account: { readonly id: AccountId };
  readonly store: { readonly id: StoreId };
  readonly orderId: StoreOrderId;
  readonly correlation: string;
  /** `sync` unless told. */
  readonly actor?: string;
}

type Line = Pick<NewAuditLine, 'action' | 'outcome'> & {
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: MessageRef;
};

export function auditChange(
  io: Pick<SyncIo, 'audit'>,
  { account, store, orderId, correlation, actor = 'sync' }: Place,
  line: Line,
): (tx: Tx) => Promise<void> {
  return async (tx) => {
    await io.audit.append(tx, {
      chain: account.id,
      actor,
      subject: `order:${orderId}`,
      storeId: store.id,
      correlation,
      ...line,
    });
  };
}
