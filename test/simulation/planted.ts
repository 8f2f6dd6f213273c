import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Ran } from './crew.ts';
import { runCrew } from './crew.ts';
import type { SimulateOptions } from './options.ts';
import type { PlantedBug } from './planted-bugs.ts';
import { PLANTED_BUGS } from './planted-bugs.ts';
import { isFailed } from './summary.ts';

/** What the simulation is made of. */
const PARTS = ['src', 'test', 'demo', 'package.json', 'tsconfig.json'];

export interface Caught {
  readonly bug: string;
  readonly seed: number | undefined;
  readonly promise: string;
  readonly evidence: string;
  readonly seedsTried: number;
}

export interface HuntOptions extends Pick<
  SimulateOptions,
  'from' | 'seeds' | 'days' | 'workers' | 'only'
> {
  readonly root: string;
  readonly say: (line: string) => void;
}

/** Puts each mistake into a copy of the tree and runs seeds until one of them sees it. */
export async function huntPlanted(options: HuntOptions): Promise<readonly Caught[]> {
  const caught: Caught[] = [];
  for (const bug of PLANTED_BUGS.filter(({ name }) => name.includes(options.only))) {
    const found = await hunt(bug, options);
    caught.push(found);
    options.say(tellCaught(found, options.days));
  }
  return caught;
}

async function hunt(bug: PlantedBug, options: HuntOptions): Promise<Caught> {
  const copy = plant(bug, options.root);
  const end = options.from + options.seeds;
  let tried = 0;
  let from = options.from;
  let found: Ran | undefined;
  while (from < end && found === undefined) {
    const failing = await firstFailing({ ...options, from, seeds: end - from, root: copy });
    tried += failing?.tried ?? end - from;
    if (failing === undefined) break;
    // What fails without the mistake too has not caught it.
    const without = { ...options, from: failing.ran.seed, seeds: 1 };
    if ((await firstFailing(without)) === undefined) found = failing.ran;
    from = failing.ran.seed + 1;
  }
  rmSync(copy, { recursive: true, force: true });
  return { bug: bug.name, seedsTried: tried, ...evidenceOf(found) };
}

async function firstFailing(
  options: Pick<HuntOptions, 'from' | 'seeds' | 'days' | 'workers' | 'root'>,
): Promise<{ readonly ran: Ran; readonly tried: number } | undefined> {
  let tried = 0;
  let first: Ran | undefined;
  await runCrew({
    ...options,
    seeds: Array.from({ length: options.seeds }, (_, place) => options.from + place),
    twice: () => false,
    onRan: (ran) => {
      tried += 1;
      if (isFailed(ran)) first = ran;
      return first === undefined;
    },
  });
  return first && { ran: first, tried };
}

/** @throws {Error} when the text to replace is not there exactly once */
export function plantInto(text: string, bug: PlantedBug): string {
  const places = text.split(bug.text).length - 1;
  if (places !== 1) throw new Error(`${bug.file} holds the text of "${bug.name}" ${places} times`);
  return text.replace(bug.text, () => bug.by);
}

function plant(bug: PlantedBug, root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'totoro-planted-'));
  for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const file = join(copy, bug.file);
  writeFileSync(file, plantInto(readFileSync(file, 'utf8'), bug));
  return copy;
}

function evidenceOf(ran: Ran | undefined): Pick<Caught, 'seed' | 'promise' | 'evidence'> {
  if (!ran) return { seed: undefined, promise: '', evidence: '' };
  if ('failed' in ran)
    return { seed: ran.seed, promise: 'END', evidence: ran.failed.slice(0, 300) };
  const [breach] = ran.result.breaches;
  return {
    seed: ran.seed,
    promise: breach?.promise ?? '',
    evidence: breach?.evidence.slice(0, 300) ?? '',
  };
}

function tellCaught({ bug, seed, promise, evidence, seedsTried }: Caught, days: number): string {
  if (seed === undefined) return `SURVIVED ${seedsTried} seeds: ${bug}`;
  return `caught by seed ${seed} (${seedsTried} tried, ${days} days) as ${promise}: ${bug}\n    ${evidence}`;
}
