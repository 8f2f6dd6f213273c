import type { AccountId, StoreId } from '../../commerce/ids.ts';

export interface WorkTables {
  /** Who may drain or migrate; `epoch` grows at each take-over and fences the former holder. */
  lease: { name: string; holder: string; epoch: number; expires_at: number };
  /** Numbers that are never given twice. */
  counter: { name: string; value: number };
  pending_work: {
    account_id: AccountId;
    kind: string;
    item_key: string;
    /** The remote whose pace and health this work depends on: `bling` or a store id. */
    lane: 'bling' | StoreId;
    /** Higher goes first. */
    priority: number;
    /** From a counter that is never reused: a row that was marked meanwhile is not deleted. */
    version: number;
    due_at: number;
    state: 'ready' | 'waiting' | 'needs_person';
    attempts: number;
    /** JSON of a message: why it waits, or what a person has to do. */
    cause: string | null;
    correlation: string | null;
    marked_at: number;
  };
  inbox_event: {
    /** `bling:<app>` or a store id. */
    source: string;
    event_id: string;
    received_at: number;
    /** The other side's own date of the event, when it tells one. */
    event_at: number | null;
    state: 'accepted' | 'quarantined';
    topic: string;
    /** JSON of a message, when quarantined. */
    reason: string | null;
    /** Sealed raw body; emptied by retention. */
    body_sealed: string;
  };
  /** When something last told us of a resource by itself: `owner` is an account or a store. */
  event_time: { owner: string; resource: string; last_event_at: number };
  /** What a command asks of the owner of an account. */
  request: {
    id: string;
    account_id: AccountId;
    kind: string;
    /** JSON. */
    args: string;
    state: 'queued' | 'running' | 'done' | 'failed';
    /** JSON of `{ done, total, label }`. */
    progress: string | null;
    /** JSON; of a message when failed. */
    result: string | null;
    requested_at: number;
    finished_at: number | null;
  };
}
