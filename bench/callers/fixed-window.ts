import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible';

import type { CallJob } from './lane.ts';

/** Bling's limit, told to a limiter as everybody would (guide 3.1). */
const CALLS = 3;
const SECONDS = 1;

/** What one takes from the shelf: a queue over a window counter. A refused call is made again. It goes on for ever. */
export function callThroughFixedWindow({ apiUrl, accessToken, callers }: CallJob): void {
  const queue = new RateLimiterQueue(new RateLimiterMemory({ points: CALLS, duration: SECONDS }));
  const callOn = async () => {
    for (;;) {
      await queue.removeTokens(1);
      const answer = await fetch(`${apiUrl}/categorias/produtos?pagina=1&limite=100`, {
        headers: { authorization: `Bearer ${accessToken}`, 'enable-jwt': '1' },
      });
      await answer.arrayBuffer();
    }
  };
  for (let caller = 0; caller < callers; caller += 1) void callOn();
}
