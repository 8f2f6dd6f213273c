import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs this Node in a folder without settings of its own. */
function node(folder: string, ...args: readonly string[]): Ended {
  return spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TOTORO_LANGUAGE: 'en' },
  });
}

describe('the program of the checkout', () => {
  it('refuses an old Node in one line, before it loads anything', () => {
    const oldNode =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.20.2"}})';

    const { status, stdout, stderr } = node(ROOT, '--import', oldNode, 'bin/totoro.mjs', 'version');

    expect(status).toBe(78);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^[^\n]*22\.13[^\n]*20\.20\.2[^\n]*\n$/);
  });

  it('is started by npm scripts with its arguments, its exit code and a stdout of its own', () => {
    const good = node(ROOT, 'scripts/run.mjs', 'totoro', 'version', '--json');
    const wrong = node(ROOT, 'scripts/run.mjs', 'totoro', 'nothing-like-it');

    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout)).toMatchObject({ node: process.versions.node });
    expect(wrong.status).toBe(64);
    expect(wrong.stdout).toBe('');
  });

  it('has no script that does not exist', () => {
    const { status, stderr } = node(ROOT, 'scripts/run.mjs', '../bin/totoro');

    expect(status).toBe(64);
    expect(stderr).toContain('No such script');
  });
});

describe('the program that is built and packed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'totoro-package-'));

  beforeAll(() => {
    for (const part of ['bin', 'package.json'])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    // Types are judged by `npm run check`; here what comes out must run.
    node(ROOT, tsc, '-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs without its source', () => {
    const { status, stdout } = node(folder, 'bin/totoro.mjs', 'version', '--json');

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  it('can load every command, for its help', () => {
    const { status, stdout, stderr } = node(folder, 'bin/totoro.mjs', '--help');

    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('settings');
  });
});
