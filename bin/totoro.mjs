#!/usr/bin/env node
// Asks for the Node first: better-sqlite3 crashes on an older one without a word. Nothing is imported before.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `O TotoroACDC precisa do Node 22.13 ou mais novo; este é o ${process.versions.node}. ` +
      `(TotoroACDC needs Node 22.13 or newer; this is ${process.versions.node}.)\n`,
  );
  process.exit(78);
}

const { existsSync } = await import('node:fs');
// A checkout has the source, an installed package has what was built from it.
const source = new URL('../src/cli/main.ts', import.meta.url);
const built = new URL('../dist/cli/main.js', import.meta.url);
const runsTypeScript = Boolean(process.features.typescript);
const entry = [runsTypeScript && source, built].find((file) => file && existsSync(file));
if (!entry) {
  process.stderr.write('TotoroACDC: dist/ is missing; run `npm run build` first.\n');
  process.exit(70);
}

const { main } = await import(entry.href);
process.exitCode = await main(process.argv.slice(2));
