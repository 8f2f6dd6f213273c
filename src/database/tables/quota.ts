import type { AccountId } from '../../commerce/ids.ts';

/** What is known of the limits of the ERP: those of an account, and those of our address. */
export interface QuotaTables {
  /** Calls of ten minutes, by class. `other_calls` are an estimate of what other apps made. */
  call_slot: {
    account_id: AccountId;
    /** Epoch ms at which the slot begins. */
    slot_at: number;
    order_calls: number;
    payment_calls: number;
    stock_calls: number;
    catalogue_calls: number;
    sweep_calls: number;
    other_calls: number;
  };
  quota_state: {
    account_id: AccountId;
    /** Day that the next four columns and `shed` are about, `YYYY-MM-DD`. */
    day: string;
    /** When the ERP last said that the day's calls are spent. */
    day_ended_at: number | null;
    /** The day's limit as the ERP told it then. */
    limit_told: number | null;
    /** What others had used by then: the limit less what we counted. */
    others_told: number | null;
    /** Estimated rate of other apps: calls in 1 000 s. 0 when unknown. */
    others_in_1000_s: number;
    others_seen_at: number | null;
    /** JSON: classes of calls that are held back, with reason and instant. */
    shed: string;
  };
  /** We stopped calling the ERP from this machine, so that it does not block the address. */
  /** JSON: when the last token calls of a machine were begun, epoch ms, oldest first. */
  token_gate: { host: string; starts: string };
  address_breaker: { host: string; reason: 'errors' | 'blocked'; open_until: number };
}
