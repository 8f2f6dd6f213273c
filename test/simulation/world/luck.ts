import { seededRandom, type Random } from '../../../src/kernel/random.ts';

/** Chance by name: what one part of a run draws never shifts what another part draws. */
export type Luck = ReturnType<typeof createLuck>;

export function createLuck(seed: number, name: string) {
  const random = seededRandom(mix(seed, name));
  return {
    random,
    /** A whole number, both ends included. */
    between: (least: number, most: number) => least + random.integer(most - least + 1),
    chance: (percent: number) => random.integer(10_000) < percent * 100,
    pick: <Choice>(choices: readonly Choice[]): Choice => pick(random, choices),
  };
}

export function pick<Choice>(random: Random, choices: readonly Choice[]): Choice {
  const choice = choices[random.integer(choices.length)];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
}

/** FNV-1a of the name, over the seed. */
function mix(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (const char of `${seed} ${name}`)
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
