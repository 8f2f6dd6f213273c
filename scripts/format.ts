import { runTool } from './tool.ts';

process.exitCode = await runTool(['oxfmt', ...process.argv.slice(2)]);
