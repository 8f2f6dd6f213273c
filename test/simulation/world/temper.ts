import type { Luck } from './luck.ts';

/**
 * What a seed is about. `calm`: news late, twice and out of order, and the strictest judges; `counting`: somebody
 * books one SKU without end; `stormy`: all kinds of faults; `deadly`: mostly deaths, and processes that stand still.
 */
export type Temper = 'calm' | 'counting' | 'stormy' | 'deadly';

export function temperOf(luck: Luck): Temper {
  return luck.pick<Temper>(['calm', 'counting', 'stormy', 'stormy', 'stormy', 'deadly', 'deadly']);
}
