import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { say } from '../messages/message.ts';
import { WrongSettings } from './failures.ts';
import { allSettings } from './settings-table.ts';
import { openSettingsSource, readLanguage, readSettings, showSettings } from './settings.ts';
import type { SettingsSource } from './settings.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

function source(change: Partial<SettingsSource> = {}): SettingsSource {
  return { environment: {}, file: '/shop/.env', fromFile: {}, ...change };
}

function mistakesOf(wrong: SettingsSource): string[] {
  try {
    readSettings(wrong);
    return [];
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error;
    return error.mistakes.map((mistake) => say(mistake, 'en'));
  }
}

describe('settings', () => {
  it('are complete without a word from the operator', () => {
    const settings = readSettings(source());

    expect(settings.database.url).toBe('file:./data/totoro.db');
    expect(settings.web.port).toBe(4020);
    expect(settings.sync.stockReleaseSeconds).toBe(60);
    expect(settings.bling.clientId).toBeUndefined();
  });

  it('take the environment before the file, and the file before the default', () => {
    const settings = readSettings(
      source({ environment: { PORT: '1' }, fromFile: { PORT: '2', HOST: '0.0.0.0' } }),
    );

    expect(settings.web).toMatchObject({ port: 1, host: '0.0.0.0' });
  });

  it('read the .env of the folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'totoro-'));
    writeFileSync(join(folder, '.env'), '# shop\nPUBLIC_URL="https://loja.example/"\n');

    const settings = readSettings({ ...openSettingsSource(folder), environment: {} });

    expect(settings.web.publicUrl).toBe('https://loja.example');
  });

  it('report every mistake at once, with the place and the remedy', () => {
    const wrong = source({
      environment: { PORT: '99999', LOG_LEVEL: 'loud' },
      fromFile: { DATABASE_URL: 'oracle://x', TOTORO_KEY: 'c2hvcnQ=', BLING_CLIENTID: '1' },
    });

    expect(mistakesOf(wrong)).toEqual([
      'LOG_LEVEL=loud (environment variable): must be one of: DEBUG, INFO, WARN, ERROR. Mend the value, or remove it for the default.',
      'DATABASE_URL=oracle://x (/shop/.env): must be file:PATH, postgres://... or mysql://.... Mend the value, or remove it for the default.',
      'TOTORO_KEY=*** (/shop/.env): must be 32 bytes in base64 (openssl rand -base64 32). Mend the value, or remove it for the default.',
      'PORT=99999 (environment variable): must be a whole number from 0 to 65535. Mend the value, or remove it for the default.',
      expect.stringMatching(
        /^BLING_CLIENTID \(\/shop\/\.env\): there is no such setting.*BLING_CLIENT_ID/,
      ),
    ]);
  });

  it('speak the wanted language even when other settings are wrong', () => {
    expect(readLanguage(source({ environment: { TOTORO_LANGUAGE: 'en', PORT: 'x' } }))).toBe('en');
    expect(readLanguage(source({ environment: { TOTORO_LANGUAGE: 'fr' } }))).toBe('pt-BR');
  });

  it('are shown without their secrets', () => {
    const url = 'postgres://totoro:hush@db/shop';
    const shown = showSettings(
      source({ environment: { TOTORO_KEY: KEY, PORT: '1', DATABASE_URL: url } }),
    );

    expect(JSON.stringify(shown)).not.toContain('hush');
    expect(shown.find(({ setting }) => setting.env === 'TOTORO_KEY')?.text).toBe('***');
    expect(shown.find(({ setting }) => setting.env === 'PORT')).toMatchObject({
      text: '1',
      from: 'environment',
    });
    expect(
      JSON.stringify(readSettings(source({ environment: { TOTORO_KEY: KEY } }))),
    ).not.toContain(KEY);
  });

  it('have defaults that they accept themselves, and names of their own', () => {
    for (const { env, default: text, schema } of allSettings) {
      expect(text === undefined || schema.safeParse(text).success, env).toBe(true);
    }
    expect(new Set(allSettings.map(({ env }) => env)).size).toBe(allSettings.length);
  });
});
