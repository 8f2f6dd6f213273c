import { accounts } from './accounts.bench.ts';
import { blackHole } from './black-hole.bench.ts';
import { calls } from './calls.bench.ts';
import type { Claim } from './claim.ts';
import { drained } from './drain.bench.ts';
import { intake } from './intake.bench.ts';
import { pace } from './pace.bench.ts';
import { inSyncPass } from './pass.bench.ts';
import { webhook } from './webhook.bench.ts';

/** In the order in which they are measured. */
export const CLAIMS: readonly Claim[] = [
  pace,
  blackHole,
  intake,
  webhook,
  drained,
  calls,
  inSyncPass,
  accounts,
];
