import type { AccountId, StoreId } from '../commerce/ids.ts';
import { createCursors } from '../connections/cursor.repository.ts';
import type { Db, Tx } from '../database/tables.ts';
import type { Clock } from '../kernel/clock.ts';
import { ownJson } from '../kernel/own-json.ts';

/** A span in which one side was not asked: we were off, or it was away. Epoch ms. */
export interface ContactGap {
  readonly from: number;
  readonly to: number;
}

const GAP = 'contact.gap';
/** Polls are never so far apart by themselves, unless a person set them so: then the reader decides. */
const SHORTEST_MS = 600_000;

/** Spans without contact, noted by the poll that ends them, and kept until what they hid was looked for. */
export function createContactGaps(db: Db | Tx, clock: Pick<Clock, 'now'>) {
  const cursors = createCursors(db, clock);
  const read = async (owner: AccountId | StoreId): Promise<ContactGap | undefined> => {
    const saved = await cursors.get(owner, GAP);
    return saved === undefined ? undefined : ownJson<ContactGap>(saved);
  };
  return {
    async note(owner: AccountId | StoreId, { from, to }: ContactGap): Promise<void> {
      if (to - from < SHORTEST_MS) return;
      const known = await read(owner);
      const gap: ContactGap = { from: Math.min(from, known?.from ?? from), to };
      await cursors.set(owner, GAP, JSON.stringify(gap));
    },

    /** What was looked for; a gap that became longer meanwhile stays. */
    async close(owner: AccountId | StoreId, until: number): Promise<void> {
      const known = await read(owner);
      if (known && known.to <= until) await cursors.remove(owner, GAP);
    },
  };
}

export function gapIn(kept: ReadonlyMap<string, string> | undefined): ContactGap | undefined {
  const saved = kept?.get(GAP);
  return saved === undefined ? undefined : ownJson<ContactGap>(saved);
}
