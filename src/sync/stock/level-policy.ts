import type { AccountPolicy } from '../../connections/account-policy.ts';
import type { StorePolicy } from '../../connections/store-policy.ts';
import type { LevelPolicy } from './reckon-level.ts';

/** What of an account's and a store's policy makes a number. */
export function levelPolicy(account: AccountPolicy, store: StorePolicy): LevelPolicy {
  const { balance, reservingStatuses, postingStatuses, stockReleaseMs } = account;
  const { bufferUnits, bufferPercent, bufferSpeedDays, bufferSpeedMaxUnits } = store;
  return {
    balance,
    reservingStatuses,
    postingStatuses,
    stockReleaseMs,
    bufferUnits,
    bufferPercent,
    bufferSpeedDays,
    bufferSpeedMaxUnits,
  };
}
