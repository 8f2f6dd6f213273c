import { buildGrant, countingBudget, memoryTokens } from '../../src/bling/bling.builder.ts';
import { openBling } from '../../src/bling/open-bling.ts';
import { systemRandom } from '../../src/kernel/random.ts';
import { systemClock } from '../../src/kernel/system-clock.ts';

export interface CallJob {
  readonly apiUrl: string;
  readonly accessToken: string;
  readonly callers: number;
}

const HOUR_MS = 3_600_000;

/** As the program does: one lane an account, several calls in flight. It goes on for ever. */
export function callThroughLane({ apiUrl, accessToken, callers }: CallJob): void {
  const now = systemClock.now();
  const account = openBling({
    clock: systemClock,
    random: systemRandom,
    fetch,
    clientId: 'bench',
    clientSecret: 'bench',
    apiUrl,
    tokens: memoryTokens(buildGrant({ accessToken, grantedAt: now, expiresAt: now + 6 * HOUR_MS })),
    dayBudget: countingBudget(),
  });
  const bling = account.at('stock');
  const callOn = async () => {
    for (;;) await bling.categories.list(1);
  };
  for (let caller = 0; caller < callers; caller += 1) void callOn();
}
