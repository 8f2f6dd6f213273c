import type { ErpOrderRow } from '../../bling/erp-order.ts';
import type { ChannelId, ErpOrderId } from '../../commerce/ids.ts';

interface Seen {
  readonly rows: readonly ErpOrderRow[];
  readonly channelId: ChannelId;
  readonly ours: ReadonlySet<ErpOrderId>;
  /** When a person was told before; then only orders of later days count. */
  readonly toldAt: number | undefined;
}

/**
 * Orders of our store's channel, with a number of the store, that are not known to be ours. Those without such a
 * number were entered by people: they are no sign of another program (guide 7.1, 46).
 */
export function suspectOrders({ rows, channelId, ours, toldAt }: Seen): readonly ErpOrderRow[] {
  return rows.filter(
    ({ id, channelId: channel, storeNumber, date }) =>
      channel === channelId &&
      storeNumber !== '' &&
      !ours.has(id) &&
      (toldAt === undefined || (date ?? 0) > toldAt),
  );
}

/** Whether the internal notes of an order carry a token of ours, of this life or an earlier one. */
export function hasOurToken(internalNotes: string): boolean {
  return /\btotoro:[0-9a-f-]{8,}/i.test(internalNotes);
}
