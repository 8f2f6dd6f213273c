import type { Ran } from './crew.ts';

export interface Summary {
  readonly seeds: number;
  readonly days: number;
  readonly seconds: number;
  readonly daysPerSecond: number;
  readonly orders: number;
  readonly calls: number;
  readonly acts: number;
  readonly deaths: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly takeovers: number;
  readonly twice: number;
  readonly failed: readonly number[];
}

/** Adds seeds up. */
export function createSummary(days: number) {
  let seeds = 0;
  let orders = 0;
  let calls = 0;
  let takeovers = 0;
  let acts = 0;
  const deaths: Record<string, number> = {};
  const faults: Record<string, number> = {};
  const failed: number[] = [];

  return {
    add(ran: Ran): void {
      seeds += 1;
      if (isFailed(ran)) failed.push(ran.seed);
      if (!('result' in ran)) return;
      const { result } = ran;
      orders += result.orders;
      calls += result.calls;
      takeovers += result.takeovers;
      acts += Object.values(result.acts).reduce((sum, count) => sum + count, 0);
      addTo(deaths, result.deaths);
      addTo(faults, result.faults);
    },
    end(seconds: number, twice: number): Summary {
      const daysPerSecond = Math.round(((seeds * days) / seconds) * 100) / 100;
      const byNumber = failed.toSorted((one, other) => one - other);
      return {
        seeds,
        days: seeds * days,
        seconds: Math.round(seconds),
        daysPerSecond,
        orders,
        calls,
        acts,
        deaths,
        faults,
        takeovers,
        twice,
        failed: byNumber,
      };
    },
  };
}

export function isFailed(ran: Ran): boolean {
  return 'failed' in ran || ran.result.breaches.length > 0;
}

export function tellSummary(summary: Summary): string {
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .toSorted(([, one], [, other]) => other - one)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const { seeds, days, seconds, daysPerSecond, failed } = summary;
  return [
    `${seeds} seeds, ${days} simulated shop-days in ${seconds} s: ${daysPerSecond} a second`,
    `orders ${summary.orders}, acts of people ${summary.acts}, calls ${summary.calls}`,
    `deaths: ${list(summary.deaths)}`,
    `takeovers from a process that stood still: ${summary.takeovers}`,
    `faults: ${list(summary.faults)}`,
    `run twice with the same end: ${summary.twice}`,
    failed.length === 0 ? 'no seed failed' : `FAILED ${failed.length}: ${failed.join(', ')}`,
  ].join('\n');
}

function addTo(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
}
