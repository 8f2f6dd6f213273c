import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Ran } from './crew.ts';
import { runCrew } from './crew.ts';
import type { SimulateOptions } from './options.ts';
import { huntPlanted } from './planted.ts';
import { createSummary, isFailed, tellSummary } from './summary.ts';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Lines of evidence of one seed. */
const MOST_EVIDENCE = 6;
/** Every so many seeds one is run twice, and must end alike. */
const TWICE_EVERY = 20;
const TELL_EVERY = 50;

/** `npm run simulate`. @returns the exit code */
export async function simulate(options: SimulateOptions): Promise<number> {
  if (options.planted) return showPlanted(options);
  const { from, seeds, days, workers, single, json } = options;
  const summary = createSummary(days);
  const twice = (seed: number) => single || seed % TWICE_EVERY === 0;
  const wanted = Array.from({ length: seeds }, (_, place) => from + place);
  const beganAt = performance.now();
  let done = 0;
  await runCrew({
    seeds: wanted,
    days,
    workers,
    twice,
    root: ROOT,
    onRan: (ran) => {
      summary.add(ran);
      done += 1;
      if (isFailed(ran)) say(tellFailure(ran, days));
      if (done % TELL_EVERY === 0 && done < seeds) say(`... ${done} of ${seeds} seeds`);
      return true;
    },
  });
  const seconds = (performance.now() - beganAt) / 1_000;
  const total = summary.end(seconds, wanted.filter(twice).length);
  say(tellSummary(total));
  if (json) say(JSON.stringify(total));
  return total.failed.length === 0 ? 0 : 1;
}

async function showPlanted(options: SimulateOptions): Promise<number> {
  const caught = await huntPlanted({ ...options, root: ROOT, say });
  const survived = caught.filter(({ seed }) => seed === undefined);
  say(`${caught.length - survived.length} of ${caught.length} planted mistakes were caught`);
  if (options.json) say(JSON.stringify({ planted: caught, survived: survived.length }));
  return survived.length === 0 ? 0 : 1;
}

function tellFailure(ran: Ran, days: number): string {
  const command = `npm run simulate -- --seed ${ran.seed} --days ${days}`;
  const evidence =
    'failed' in ran
      ? ran.failed.split('\n').slice(0, 5)
      : ran.result.breaches.map(
          ({ promise, evidence: what }) => `${promise} ${what.slice(0, 300)}`,
        );
  const shown = evidence.slice(0, MOST_EVIDENCE);
  const more = evidence.length - shown.length;
  return [
    `FAILED seed ${ran.seed}   ${command}`,
    ...shown,
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join('\n    ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
