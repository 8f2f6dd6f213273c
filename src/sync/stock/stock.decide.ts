import type { MessageRef } from '../../messages/message.ts';
import type { StockMode } from '../../stores/catalogue.ts';
import type { LevelFacts, LevelPolicy, Reckoning, UnknownLevel } from './reckon-level.ts';
import { reckonLevel } from './reckon-level.ts';

export interface StockFacts extends LevelFacts {
  readonly mode: StockMode;
  /** What the store shows; `undefined` when it does not say. */
  readonly shown: number | undefined;
  /** When the store's orders were last read in full; a number is raised only after the balance's date. */
  readonly ordersReadAt: number;
}

export interface StockPolicy extends LevelPolicy {
  /** May we switch an item to counting quantities, or must a person? */
  readonly whenUnmanaged: 'start_managing' | 'ask';
}

export type StockPlan =
  | ({ readonly do: 'nothing' } & Reckoning)
  | ({ readonly do: 'set'; readonly startManaging: boolean } & Reckoning)
  /** The balance is not known: nothing is written. */
  | ({ readonly do: 'unknown' } & UnknownLevel)
  /** Raising waits for orders read later than the balance. */
  | { readonly do: 'read_orders_first' }
  /** The store no longer has the item. */
  | { readonly do: 'gone' }
  | {
      readonly do: 'ask';
      readonly why: 'unmanaged' | 'parent_pool' | 'stock_off' | 'refused';
      /** The store's own reason, when it refused. */
      readonly cause?: MessageRef;
    };

export type DecideStock = (facts: StockFacts, policy: StockPolicy) => StockPlan;

/** Decides; never acts. The same facts give the same plan, and a plan carried out leaves nothing. */
export function decideStock(facts: StockFacts, policy: StockPolicy): StockPlan {
  const refusal = refuseMode(facts.mode, policy);
  if (refusal) return refusal;
  const reckoned = reckonLevel(facts, policy);
  if (!reckoned.known) return { do: 'unknown', ...reckoned.unknown };
  return planLevel(facts, reckoned.known);
}

function planLevel(facts: StockFacts, reckoning: Reckoning): StockPlan {
  const { level, terms } = reckoning;
  const managed = facts.mode !== 'unmanaged';
  if (managed && facts.shown === level) return { do: 'nothing', ...reckoning };
  const raises = facts.shown === undefined || level > facts.shown;
  const newest = Math.max(...terms.map((term) => term.observedAt));
  if (raises && facts.ordersReadAt < newest) return { do: 'read_orders_first' };
  return { do: 'set', startManaging: !managed, ...reckoning };
}

function refuseMode(mode: StockMode, policy: StockPolicy): StockPlan | undefined {
  if (mode === 'parent') return { do: 'ask', why: 'parent_pool' };
  if (mode === 'off') return { do: 'ask', why: 'stock_off' };
  if (mode === 'unmanaged' && policy.whenUnmanaged === 'ask')
    return { do: 'ask', why: 'unmanaged' };
  return undefined;
}
