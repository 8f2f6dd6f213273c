/** What a program may call outside of itself. */
export type Port = 'database' | 'fetch' | 'clock';

/** The call of a port at which a life ends: before it is carried out, or after, its answer lost. */
export interface Doom {
  readonly port: Port;
  /** The n-th call from now on. */
  readonly call: number;
  readonly when: 'before' | 'after';
}

export type Mortal = ReturnType<typeof createMortal>;

/**
 * The thread of one life. Every call of a port goes through it: once it is cut, no promise of the old life
 * ever settles again, so nothing of it runs on; while it is frozen they wait.
 *
 * @param wakeUp how long one thing takes to go on after the ice, so that not all go on in the order they came
 */
export function createMortal(wakeUp: () => Promise<void> = async () => {}) {
  const calls: Record<Port, number> = { database: 0, fetch: 0, clock: 0 };
  const whenDead: (() => void)[] = [];
  let isDead = false;
  let doom: Doom | undefined;
  let doomed: Port | undefined;
  let ice: { readonly melted: Promise<void>; readonly melt: () => void } | undefined;

  function die(): void {
    if (isDead) return;
    isDead = true;
    ice?.melt();
    for (const tell of whenDead) tell();
  }

  function strikes(port: Port, when: Doom['when']): boolean {
    if (doom?.port !== port || doom.when !== when || calls[port] < doom.call) return false;
    doomed = port;
    return true;
  }

  async function thaw(melted: Promise<void>): Promise<void> {
    await melted;
    if (!isDead) await wakeUp();
    if (isDead) await NEVER;
  }

  return {
    calls,
    get isDead() {
      return isDead;
    },
    get isFrozen() {
      return ice !== undefined;
    },
    /** The port at whose call it died; `undefined` when it was cut by the hour. */
    get diedAt() {
      return doomed;
    },
    die,
    onDeath(tell: () => void): void {
      whenDead.push(tell);
    },
    dieAt({ port, call, when }: Doom): void {
      doom = { port, when, call: calls[port] + call };
    },
    freeze(): void {
      ice ??= toIce();
    },
    melt(): void {
      const was = ice;
      ice = undefined;
      was?.melt();
    },
    /** Counts a call of a clock that cannot be kept waiting. */
    touch(port: Port): void {
      if (isDead) return;
      calls[port] += 1;
      if (strikes(port, 'before') || strikes(port, 'after')) die();
    },
    /** Before a call is carried out. Something to wait for, if the life does not simply go on. */
    enter(port: Port): Promise<void> | undefined {
      if (isDead) return NEVER;
      calls[port] += 1;
      if (strikes(port, 'before')) die();
      return isDead ? NEVER : undefined;
    },
    /** Before its answer is handed over. */
    leave(port: Port): Promise<void> | undefined {
      if (!isDead && strikes(port, 'after')) die();
      return isDead ? NEVER : undefined;
    },
    /** Where a frozen life stands still. */
    pause(): Promise<void> | undefined {
      if (isDead) return NEVER;
      return ice ? thaw(ice.melted) : undefined;
    },
  };
}

const NEVER = new Promise<void>(() => {
  // what is dead waits for ever
});

function toIce() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { melted: promise, melt: resolve };
}
