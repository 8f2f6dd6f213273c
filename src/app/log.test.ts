import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { withLogContext } from '../kernel/log-context.ts';
import { Secret } from '../kernel/secret.ts';
import { openLog } from './log.ts';
import type { LogOptions } from './log.ts';

async function openTestLog(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = await openLog(
    { logLevel: 'DEBUG', logFile: undefined, logConsole: 'on', ...options },
    { write: (line) => void lines.push(line) },
  );
  return { log, lines, record: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

describe('log', () => {
  it('never shows a secret or a person, however it is handed over', async () => {
    const { log, lines } = await openTestLog();
    const cyclic: Record<string, unknown> = { access_token: 'hush-1' };
    cyclic['self'] = cyclic;

    log.info('connected', {
      token: new Secret('hush-2'),
      tokens: {
        accessToken: 'hush-3',
        refresh_token: 'hush-4',
        nested: [{ Authorization: 'hush-5' }],
      },
      settings: new Map([['consumerSecret', 'hush-6']]),
      customer: { cpf: 'hush-7', numeroDocumento: 'hush-8', email: 'hush-9' },
      cyclic,
      error: new Error('GET https://loja/x?consumer_secret=hush-10&page=1', {
        cause: new Error('header Authorization: Bearer hush-11-long-enough'),
      }),
      url: 'postgres://totoro:hush-12@db/shop',
    });
    log.info('looked for 52998224725, 529.982.247-25 and 12.ABC.345/01DE-35 of ana@example.com');
    log.warn('refused https://bling/oauth?code=hush-13-0123456789abcdef');

    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain('hush-');
    expect(lines.join('')).not.toMatch(/529|ABC|ana@/);
    expect(lines.join('')).toContain('page=1');
  });

  it('says level, time and message, and adds what the edge has bound', async () => {
    const { log, record } = await openTestLog();

    await withLogContext({ account: 'acc_1' }, () =>
      withLogContext({ store: 'sto_1' }, async () => {
        await Promise.resolve();
        log.error('stock was not set', { sku: 'A' });
      }),
    );

    expect(record()).toMatchObject({
      level: 'ERROR',
      message: 'stock was not set',
      account: 'acc_1',
      store: 'sto_1',
      sku: 'A',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('leaves out what is less grave than its level', async () => {
    const { log, lines } = await openTestLog({ logLevel: 'WARN' });

    log.debug('a');
    log.info('b');
    log.warn('c');

    expect(lines).toHaveLength(1);
  });

  it('writes to a file by day, and to the console only when wanted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'totoro-log-'));
    const { log, lines } = await openTestLog({
      logFile: join(folder, 'logs/totoro.log'),
      logConsole: 'off',
    });

    log.info('hello', { count: 3 });
    log.close();

    const [file = ''] = readdirSync(join(folder, 'logs'));
    expect(file).toMatch(/^totoro\.\d{4}-\d\d-\d\d\.1\.log$/);
    expect(JSON.parse(readFileSync(join(folder, 'logs', file), 'utf8'))).toMatchObject({
      message: 'hello',
      count: 3,
    });
    expect(lines).toEqual([]);
  });
});
