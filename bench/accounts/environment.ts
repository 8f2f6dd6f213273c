import { join } from 'node:path';

export interface Installation {
  readonly databaseUrl: string;
  readonly blingUrl: string;
  /** For the key, which all processes share. */
  readonly folder: string;
}

/** Of every process of one installation. */
export function environmentOf({ databaseUrl, blingUrl, folder }: Installation) {
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    TOTORO_KEY_FILE: join(folder, 'totoro.key'),
    TOTORO_LANGUAGE: 'en',
    BLING_API_URL: `${blingUrl}/Api/v3`,
    BLING_CLIENT_ID: 'bench',
    BLING_CLIENT_SECRET: 'bench',
    // Only what webhooks tell: a poll in between would be counted as work of an event.
    BLING_POLL_SECONDS: '86400',
    LOG_FILE: join(folder, 'log', 'totoro'),
    LOG_LEVEL: 'WARN',
    LOG_CONSOLE: 'off',
    PORT: '0',
  };
}
