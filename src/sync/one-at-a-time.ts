/** Runs work of one key one after another, in the order of asking. A failure ends only its own turn. */
export function createTurns() {
  const lastByKey = new Map<string, Promise<unknown>>();
  return {
    async take<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
      const before = lastByKey.get(key);
      const mine = Promise.allSettled([before]).then(work);
      lastByKey.set(key, mine);
      const [settled] = await Promise.allSettled([mine]);
      if (lastByKey.get(key) === mine) lastByKey.delete(key);
      if (settled.status === 'rejected') throw settled.reason;
      return settled.value;
    },
  };
}
