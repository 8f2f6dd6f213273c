/** `npm run demo`: a shop's day with Bling, a web store and TotoroACDC between them, and the proof of it. */
import { runDemo } from '../demo/main.ts';
import { readOptions } from '../demo/options.ts';

process.exit(await runDemo(readOptions(process.argv.slice(2), process.stdout.isTTY)));
