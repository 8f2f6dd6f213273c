/** `npm run chaos -- --minutes 10 [--seed N] [--json] [--only <scenario>]`: real processes and servers under faults. */
import { runChaos } from '../chaos/main.ts';
import { readOptions } from '../chaos/options.ts';

process.exit(await runChaos(readOptions(process.argv.slice(2))));
