import { defineConfig } from 'vitest/config';

/** `TOTORO_TEST_ZONE` lets `npm test` run the tests about time once more in another zone. */
const zone = process.env['TOTORO_TEST_ZONE'] ?? 'UTC';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'test/**/*.test.ts',
      'demo/**/*.test.ts',
      'chaos/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    env: { TZ: zone },
    pool: 'forks',
    // More than the cores: tests of real processes mostly wait.
    maxWorkers: 3,
    sequence: { shuffle: true },
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
