import type { Mortal } from './mortal.ts';

/** A frozen process has already handed what it sends to the system: only answers wait until it goes on. */
export function createMortalFetch(mortal: Mortal, network: typeof fetch): typeof fetch {
  return async (...request) => {
    await mortal.enter('fetch');
    const [answered] = await Promise.allSettled([network(...request)]);
    await mortal.pause();
    await mortal.leave('fetch');
    if (answered.status === 'rejected') throw answered.reason;
    return answered.value;
  };
}
