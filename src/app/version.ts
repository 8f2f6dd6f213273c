import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const PackageFile = z.object({ version: z.string() });

/** Of the package; `src/app` and `dist/app` lie equally deep in it. */
export function readVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return PackageFile.parse(JSON.parse(text)).version;
}
