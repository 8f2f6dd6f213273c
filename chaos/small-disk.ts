import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A place for a database that can run out of room. */
export interface SmallDisk {
  readonly folder: string;
  /** How room runs out here, for people. */
  readonly how: string;
  /** From now on no file grows. */
  fill(pid: number): void;
  free(pid: number): void;
  remove(): void;
}

const SIZE_MB = 48;

/** A file system of its own where we may mount one, else a limit on the size of files. */
export function openSmallDisk(parent: string): SmallDisk {
  const folder = join(parent, 'disk');
  mkdirSync(folder);
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder);
  return mounted ? tmpfs(folder) : limited(folder);
}

function tmpfs(folder: string): SmallDisk {
  const filler = join(folder, 'filler');
  const remove = () => void run('umount', '-l', folder);
  process.once('exit', remove);
  return {
    folder,
    how: `a tmpfs of ${SIZE_MB} MB, filled up`,
    fill() {
      const size = SIZE_MB * 1_024;
      // What does not fit any more is what we want.
      run('dd', 'if=/dev/zero', `of=${filler}`, 'bs=1024', `count=${size}`);
    },
    free: () => rmSync(filler, { force: true }),
    remove,
  };
}

function limited(folder: string): SmallDisk {
  return {
    folder,
    how: 'a limit on the size of files (prlimit --fsize)',
    fill(pid) {
      const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
      run('prlimit', '--pid', String(pid), `--fsize=${Math.max(0, ...sizes)}:`);
    },
    free: (pid) => void run('prlimit', '--pid', String(pid), '--fsize=unlimited:'),
    remove: () => undefined,
  };
}

/** Whether this machine can make a place that runs out of room. */
export function canLimitDisk(): boolean {
  return run('prlimit', '--version');
}

function run(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
