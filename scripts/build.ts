import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, runTool } from './tool.ts';

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
process.exitCode = await runTool(['tsc', '-p', 'tsconfig.build.json']);
