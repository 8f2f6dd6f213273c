/** `npm run bench -- --json [--only <claim>] [--quick]`: measured comparisons, see bench/README.md. */
import { runBench } from '../bench/main.ts';
import { readOptions } from '../bench/options.ts';

process.exit(await runBench(readOptions(process.argv.slice(2))));
