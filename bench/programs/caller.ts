// `node caller.ts <job as JSON>`: calls Bling for some accounts as fast as its limiter lets it, until it is ended.
import { z } from 'zod';

import { callThroughFixedWindow } from '../callers/fixed-window.ts';
import { callThroughLane } from '../callers/lane.ts';

const Job = z.object({
  limiter: z.enum(['lane', 'fixed-window']),
  apiUrl: z.string(),
  accessTokens: z.array(z.string()),
  /** Callers that wait for their turn, of each account: always more than can be served. */
  callers: z.int().positive(),
});

const { limiter, ...job } = Job.parse(JSON.parse(process.argv[2] ?? ''));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
const begin = limiter === 'lane' ? callThroughLane : callThroughFixedWindow;
for (const accessToken of job.accessTokens) begin({ ...job, accessToken });
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
