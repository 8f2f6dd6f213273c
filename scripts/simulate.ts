/** `npm run simulate`: the whole program on a virtual clock, seed after seed; `--planted` shows that it looks. */
import { simulate } from '../test/simulation/main.ts';
import { readOptions } from '../test/simulation/options.ts';

process.exit(await simulate(readOptions(process.argv.slice(2))));
