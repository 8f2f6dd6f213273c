/** Everything that must be green before a change goes in, in the order of how fast it answers. */
import { runTool } from './tool.ts';

const STEPS: readonly (readonly [heading: string, command: readonly string[]])[] = [
  ['Format (oxfmt)', ['oxfmt', '--check']],
  ['Lint, type-aware (oxlint)', ['oxlint', '--deny-warnings']],
  ['Types (tsc)', ['tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['Dead code (knip)', ['knip']],
  ['Architecture', ['vitest', 'run', 'test/architecture.test.ts']],
];

for (const [heading, command] of STEPS) {
  process.stdout.write(`\n== ${heading}\n`);
  const code = await runTool(command);
  if (code !== 0) {
    process.stdout.write(`\n== FAILED: ${heading}\n`);
    process.exit(code);
  }
}
process.stdout.write('\n== All tests\n');
await import('./test.ts');
