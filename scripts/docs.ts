/** `node scripts/run.mjs docs`: writes the pages that are made from the code. A test says when they are old. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generatedDocs } from './generated-docs.ts';
import { ROOT } from './tool.ts';

for (const [path, text] of generatedDocs()) {
  writeFileSync(join(ROOT, path), text);
  process.stdout.write(`${path}\n`);
}
