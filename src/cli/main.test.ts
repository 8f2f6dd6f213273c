import { PassThrough } from 'node:stream';

import { describe, expect, it } from 'vitest';

import type { SettingsSource } from '../app/settings.ts';
import { main } from './main.ts';

/** A run of the command line with its own settings and nothing of the machine's. */
async function run(line: string, environment: SettingsSource['environment'] = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const stderr = new PassThrough().on('data', (chunk) => err.push(String(chunk)));
  const exitCode = await main(line.split(' ').filter(Boolean), {
    stdout: { write: (text) => out.push(text) },
    stderr,
    source: { environment, file: '.env', fromFile: {} },
  });
  return { exitCode, stdout: out.join(''), stderr: err.join('') };
}

describe('command line', () => {
  it('shows its commands and exit codes when asked for nothing', async () => {
    const { exitCode, stdout } = await run('--language en');

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/settings {4}Shows the settings/);
    expect(stdout).toMatch(/78 {2}Wrong settings/);
  });

  it('shows the help of one command, in Portuguese unless told otherwise', async () => {
    expect((await run('settings --help')).stdout).toMatch(/^Mostra as configurações/);
    expect((await run('settings --help', { TOTORO_LANGUAGE: 'en' })).stdout).toMatch(
      /^Shows the settings/,
    );
    expect(
      (await run('settings --help --language=pt-BR', { TOTORO_LANGUAGE: 'en' })).stdout,
    ).toMatch(/^Mostra/);
  });

  it('ends with one JSON object for programs', async () => {
    const { exitCode, stdout } = await run('--json settings', {
      PORT: '1234',
      BLING_CLIENT_SECRET: 'hush',
    });

    expect(exitCode).toBe(0);
    const result = JSON.parse(stdout) as { settings: unknown[] };
    expect(result.settings).toContainEqual({ name: 'PORT', value: '1234', from: 'environment' });
    expect(result.settings).toContainEqual({
      name: 'BLING_CLIENT_SECRET',
      value: '***',
      from: 'environment',
    });
    expect(stdout).not.toContain('hush');
  });

  it('says all wrong settings and ends with 78', async () => {
    const { exitCode, stdout, stderr } = await run('settings --language en', {
      PORT: 'x',
      LOG_LEVEL: 'y',
    });

    expect(exitCode).toBe(78);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/2 mistakes.*\nLOG_LEVEL=y.*\nPORT=x/);
  });

  it('gives failures to programs as JSON too', async () => {
    const { exitCode, stdout } = await run('settings --json --language en', { PORT: 'x' });

    expect(exitCode).toBe(78);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'settings.wrong' } });
  });

  it.each([
    'sttings',
    'settings --jsn',
    'settings --language fr',
    'version --seed 3',
    'worker --slots 0',
    'serve --slots many',
    'web --slots 3',
    'explain',
    'explain stok CAN-1',
    'explain stock',
    'explain stock CAN-1 --at ontem',
  ])('does not pass over what it does not know: totoro %s', async (line) => {
    const { exitCode, stdout, stderr } = await run(line);

    expect(exitCode).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toContain('--help');
  });

  it.each([
    ['ENGINE_URL', 'mysql://localhost/totoro'],
    ['WORKER_SLOTS', '0'],
    ['WORKER_SLOTS', 'many'],
  ])('says in its language what a setting of the processes must be: %s=%s', async (name, value) => {
    const portuguese = await run('settings', { [name]: value });
    const english = await run('settings --language en', { [name]: value });

    expect([portuguese.exitCode, english.exitCode]).toEqual([78, 78]);
    expect(english.stderr).toMatch(new RegExp(`${name}=${value}.* must be `));
    expect(portuguese.stderr).toContain(`${name}=${value}`);
    expect(portuguese.stderr).not.toContain('must be');
  });

  it('says its version, by word and by option', async () => {
    const { stdout } = await run('version --json');
    const { version } = JSON.parse(stdout) as { version: string };

    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect((await run('--version')).stdout).toContain(`totoro ${version} `);
  });
});
