import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, it } from 'vitest';

/**
 * The folder with recorded answers of Bling and WooCommerce and the contract of Bling. It is not part of this
 * repository: by default it lies beside the checkout.
 */
export const REFERENCE = resolve(
  process.env['TOTORO_REFERENCE'] ?? join(import.meta.dirname, '../../shared'),
);

/**
 * Like `describe`, for tests that read the reference. Says so and counts one skipped test when it is not there.
 *
 * @param path what the tests need, below the reference, such as `bling/samples`
 */
export function describeWithReference(
  name: string,
  path: string,
  tests: (folder: string) => void,
): void {
  const folder = join(REFERENCE, path);
  const isThere = existsSync(folder);
  if (isThere) {
    describe(`${name} (${path})`, () => {
      tests(folder);
    });
    return;
  }
  process.stderr.write(`skipped: ${name} (no reference at ${folder})\n`);
  describe(`${name} (${path})`, () => {
    it.skip('needs the reference');
  });
}
