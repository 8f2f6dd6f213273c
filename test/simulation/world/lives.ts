import type { Life } from '../life/life.ts';
import type { Doom, Mortal, Port } from '../life/mortal.ts';
import { createMortal } from '../life/mortal.ts';
import type { World } from './world.ts';

/** A process that ends is started again after so long, in milliseconds. */
type Pause = () => number;

export interface Downtime {
  readonly from: number;
  to: number;
}

interface Entry {
  readonly mortal: Mortal;
  /** Once it serves. */
  life?: Life;
}

export type Lives = ReturnType<typeof createLives>;

/** What a process had waiting comes back bit by bit after it stood still. */
const LONGEST_WAKE_MS = 3_000;

/** Starts the program again whenever it dies, as a supervisor of the machine would. */
export function createLives(world: World, pause: Pause) {
  const { time, network } = world;
  const wakes = world.luckOf('wakes');
  const all: Entry[] = [];
  const deaths: Record<Port | 'hour' | 'refused', number> = {
    database: 0,
    fetch: 0,
    clock: 0,
    hour: 0,
    refused: 0,
  };
  const downtimes: Downtime[] = [];
  let takeovers = 0;
  let serving: Life | undefined;
  let mayRestart = true;
  let isOff = false;

  const living = () => all.filter(({ mortal }) => !mortal.isDead);
  const awake = () => living().filter(({ mortal }) => !mortal.isFrozen);

  function begin(): void {
    const mortal = createMortal(() => time.sleep(wakes.between(0, LONGEST_WAKE_MS)));
    const entry: Entry = { mortal };
    all.push(entry);
    mortal.onDeath(() => afterDeath(entry));
    void enterWorld(entry, all.length);
  }

  async function enterWorld(entry: Entry, number: number): Promise<void> {
    const [begun] = await Promise.allSettled([world.begin(number, entry.mortal)]);
    if (begun.status === 'fulfilled') {
      const life = begun.value;
      const [served] = await Promise.allSettled([life.serve()]);
      if (served.status === 'fulfilled') {
        entry.life = life;
        return open(life);
      }
      world.log.info('a life was refused', { error: served.reason });
    } else world.log.error('a life could not begin', { error: begun.reason });
    deaths.refused += 1;
    entry.mortal.die();
  }

  function open(life: Life): void {
    serving = life;
    network.door = life.door;
    const last = downtimes.at(-1);
    if (last && last.to === Infinity) last.to = time.now();
  }

  function afterDeath({ mortal, life }: Entry): void {
    deaths[mortal.diedAt ?? 'hour'] += 1;
    if (serving === undefined || serving === life) closeDoor();
    const survivor = awake().findLast((one) => one.life !== undefined)?.life;
    if (serving === undefined && survivor) open(survivor);
    if (mayRestart && !isOff && awake().length === 0) void restart();
  }

  function closeDoor(): void {
    serving = undefined;
    network.door = undefined;
    if (downtimes.at(-1)?.to !== Infinity) downtimes.push({ from: time.now(), to: Infinity });
  }

  async function restart(): Promise<void> {
    await time.sleep(pause());
    if (!isOff && awake().length === 0) begin();
  }

  return {
    deaths,
    downtimes,
    begin,
    /** The world was connected by a life that goes on. */
    adopt(life: Life): void {
      const entry = { mortal: life.mortal, life };
      all.push(entry);
      life.mortal.onDeath(() => afterDeath(entry));
      open(life);
    },
    get takeovers() {
      return takeovers;
    },
    get serving() {
      return serving;
    },
    count: () => all.length,
    /** Calls of all lives, by port. */
    calls: () =>
      all.reduce(
        (sum, { mortal }) => ({
          database: sum.database + mortal.calls.database,
          fetch: sum.fetch + mortal.calls.fetch,
          clock: sum.clock + mortal.calls.clock,
        }),
        { database: 0, fetch: 0, clock: 0 },
      ),
    doom(fate: Doom): void {
      awake().at(-1)?.mortal.dieAt(fate);
    },
    killNow(): void {
      for (const { mortal } of awake()) mortal.die();
    },
    /** The process stands still; another one is started; then it goes on as if nothing had been. */
    async freeze(forMs: number): Promise<void> {
      const frozen = serving?.mortal;
      if (!frozen || frozen.isDead) return;
      frozen.freeze();
      closeDoor();
      takeovers += 1;
      await time.sleep(Math.min(forMs, 3_000));
      if (!isOff && awake().length === 0) begin();
      await time.sleep(Math.max(0, forMs - 3_000));
      frozen.melt();
      const survivor = awake().findLast((one) => one.life !== undefined)?.life;
      if (serving === undefined && survivor) open(survivor);
    },
    /** No current: nothing runs until `switchOn`. */
    switchOff(): void {
      isOff = true;
      for (const { mortal } of living()) mortal.die();
    },
    switchOn(): void {
      isOff = false;
      if (awake().length === 0) begin();
    },
    /** From now on one life alone, that nothing befalls. */
    async settle(): Promise<void> {
      isOff = false;
      for (const { mortal } of living()) {
        mortal.melt();
        if (mortal !== serving?.mortal) mortal.die();
      }
      // oxlint-disable-next-line eslint/no-unmodified-loop-condition -- a life that opens sets it
      while (serving === undefined) {
        if (awake().length === 0) begin();
        await time.sleep(1_000);
      }
    },
    end(): void {
      mayRestart = false;
      for (const { mortal } of living()) mortal.die();
    },
  };
}
